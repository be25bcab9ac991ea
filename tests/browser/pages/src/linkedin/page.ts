// The LinkedIn look-alike: a feed, and a composer that opens over it. `?editor=quill` opens the older
// composer, which lives in an open shadow root, `?editor=frame` the same in a frame. Addresses under /in/ are forms.
import { editorAsked, openSite, published } from "../site";
import { openDialog } from "./dialog";
import { drawFeed, showPost } from "./feed";
import { drawProfile } from "./profile";
import { fillFrame, openFrame, openSharebox } from "./sharebox";
import { say } from "./words";

const editor = editorAsked(["tiptap", "quill", "frame"]);

/** What a composer tells the page. */
export interface Told {
  posted(text: string): void;
  closed(): void;
}

const told: Told = {
  posted: (text) => {
    published(text);
    showPost(text);
  },
  closed: () => {
    history.replaceState(null, "", `/feed/${location.search}`);
  },
};

function compose(): void {
  if (editor === "quill") {
    openSharebox(told);
    return;
  }
  if (editor === "frame") {
    openFrame();
    return;
  }
  history.pushState(null, "", `/sharing/compose${location.search}`);
  openDialog(told);
}

openSite(say.tabs[0]);
if (location.pathname.startsWith("/preload/sharebox/")) {
  fillFrame();
} else if (location.pathname.startsWith("/in/")) {
  drawProfile();
} else {
  drawFeed(compose);
}
