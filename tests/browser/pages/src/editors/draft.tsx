// Draft.js in React 18, one of the editors that XING's composer may be built with.
import { ContentState, Editor as Draft, EditorState } from "draft-js";
import { type ReactElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

import type { Editor, Fit } from "./editor";

interface Props {
  readonly fit: Fit;
  readonly told: (text: string) => void;
  readonly drawn: (draft: Draft | null) => void;
}

function Field({ fit, told, drawn }: Props): ReactElement {
  const [state, setState] = useState(() =>
    EditorState.createWithContent(ContentState.createFromText(fit.text ?? "")),
  );
  return (
    <Draft
      ref={drawn}
      editorState={state}
      ariaLabel={fit.label}
      placeholder={fit.placeholder}
      role="textbox"
      onChange={(next: EditorState) => {
        setState(next);
        told(next.getCurrentContent().getPlainText("\n"));
      }}
    />
  );
}

/** Mounts Draft.js in `place`. */
export function mountDraft(place: HTMLElement, fit: Fit): Editor {
  let text = "";
  let draft: Draft | null = null;
  const root = createRoot(place);
  flushSync(() => {
    root.render(
      <Field
        fit={fit}
        drawn={(now) => {
          draft = now;
        }}
        told={(now) => {
          text = now;
          fit.changed();
        }}
      />,
    );
  });
  const field = place.querySelector<HTMLElement>('[contenteditable="true"]');
  if (field === null) {
    throw new Error("Draft.js has drawn no field");
  }
  return {
    root: field,
    text: () => text.trim(),
    focus: () => {
      draft?.focus();
    },
    leave: () => {
      root.unmount();
    },
  };
}
