import { describe, expect, test } from "vitest";
import { badgePlaces, cardPlaces, type Ground, placeFor, questionPlaces } from "./position";

const CARD = { width: 380, height: 560 };
const BADGE = { width: 52, height: 32 };
const DIALOG = { x: 268, y: 52, width: 744, height: 370 };

function ground(width: number, height: number): Ground {
  return {
    window: { width, height },
    container: DIALOG,
    editor: { x: 292, y: 130, width: 696, height: 220 },
    text: { x: 292, y: 136, width: 670, height: 46 },
    publish: { x: 894, y: 374, width: 94, height: 36 },
    badge: null,
  };
}

function card(width: number, height: number) {
  const here = ground(width, height);
  return placeFor(CARD, here, cardPlaces(CARD, here));
}

function question(here: Ground) {
  const size = { width: 420, height: 400 };
  return placeFor(size, here, questionPlaces(size, here));
}

describe("a card", () => {
  test("stands beside the composer where there is room", () => {
    expect(card(1600, 900)).toMatchObject({ x: 1020, y: 52 });
  });

  test("in a narrower window leaves the words, the publish control and most of the composer free", () => {
    expect(card(1280, 860)).toMatchObject({ x: 8, y: 292 });
  });

  test("is inside the window as long as it fits", () => {
    const { x, y } = card(420, 600);
    expect([x >= 8, x + CARD.width <= 412, y >= 8, y + CARD.height <= 592]).not.toContain(false);
  });
});

test("a card leaves the badge to be seen and pressed", () => {
  const here = ground(1280, 860);
  const covered = card(1280, 860);
  const badge = { x: covered.x + 20, y: covered.y + 20, ...BADGE };
  const { x, y } = placeFor(CARD, { ...here, badge }, cardPlaces(CARD, here));

  expect(x >= badge.x + badge.width || x + CARD.width <= badge.x || y >= badge.y + badge.height).toBe(true);
});

test("the badge takes the corner of the editor that no word reaches", () => {
  const here = ground(1280, 860);
  expect(placeFor(BADGE, here, badgePlaces(BADGE, here))).toMatchObject({ x: 928, y: 310 });
});

test("the badge stands where it was moved to, as long as it covers no word and no control", () => {
  const here = ground(1280, 860);
  const beside = badgePlaces(BADGE, here, { x: 40, y: -100 });
  const { x, y, width, height } = here.editor;
  expect(placeFor(BADGE, here, beside)).toMatchObject({ x: x + width + 40, y: y + height - 100 });
  const { text } = here;
  const onText = badgePlaces(BADGE, here, { x: text.x - x - width, y: text.y - y - height });
  expect(placeFor(BADGE, here, onText)).toMatchObject({ x: 928, y: 310 });
});

test("the question stands in the middle, under the words", () => {
  expect(question(ground(1280, 860))).toMatchObject({ x: 430, y: 230 });
  expect(question(ground(1280, 620))).toMatchObject({ x: 430, y: 198 });
});

test("the question leaves a publish control in the middle free", () => {
  const here = { ...ground(1280, 860), publish: { x: 406, y: 224, width: 468, height: 37 } };

  expect(question(here)).toMatchObject({ x: 430, y: 269 });
});
