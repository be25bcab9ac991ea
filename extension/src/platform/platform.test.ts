// @vitest-environment jsdom
// Every selector of every site can be asked.
import { platforms } from "virtual:platforms";
import { expect, test } from "vitest";

test.each(platforms.map((platform) => [platform.name, platform] as const))("every selector of %s is CSS", (_, platform) => {
  const { composer, decoy, mention, shadow } = platform;
  const signs = composer.flatMap(({ editor, container, publish, audience, attachment }) => [
    ...editor, ...container, ...publish.control, ...publish.not, ...publish.next, ...audience, ...attachment,
  ]);

  for (const { css } of [...signs, ...decoy, ...mention, ...shadow]) {
    expect(() => document.querySelector(css)).not.toThrow();
  }
});
