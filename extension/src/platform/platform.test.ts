// @vitest-environment jsdom
// Every selector of every site can be asked.
import { platforms } from "virtual:platforms";
import { expect, test } from "vitest";
import { CELLS, type Composer } from "./platform";

const each = platforms.map((platform) => [platform.name, platform] as const);

function signsOf({ editor, container, publish, audience, attachment, shared }: Composer): { css: string }[] {
  const { control, not, next, choosing } = publish;
  const ofShare = shared === undefined ? [] : [shared.card, shared.author, shared.text, shared.opener];
  return [editor, container, control, not, next, choosing, audience, attachment, ...ofShare].flat();
}

test.each(each)("every selector of %s is CSS", (_, { composer, decoy, mention, shadow }) => {
  for (const { css } of [composer.flatMap(signsOf), decoy, mention, shadow].flat()) {
    expect(() => document.querySelector(css)).not.toThrow();
  }
});

test.each(each)("every cell of %s is told, one way or the other", (_, { composer, unknown }) => {
  const told = [...composer.flatMap(({ cells, presumed }) => [...cells, ...presumed]), ...unknown.map(({ cell }) => cell)];

  expect(new Set(told)).toEqual(new Set(CELLS));
});
