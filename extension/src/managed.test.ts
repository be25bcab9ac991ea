// What IT may set, and what holds where it set nothing.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readManaged } from "./managed";

const NOTHING = { welcome: true, helpdesk: "" };

test("nothing is set", () => {
  expect(readManaged({})).toEqual(NOTHING);
});

test("nonsense and what nobody knows is left aside", () => {
  expect(readManaged({ welcome: "no", helpdesk: "x".repeat(201), level: "off" })).toEqual(NOTHING);
});

test("what is set holds", () => {
  expect(readManaged({ welcome: false, helpdesk: " 4711 " })).toEqual({ welcome: false, helpdesk: "4711" });
});

test("browsers are told of the same settings", () => {
  const file = new URL("../public/managed.json", import.meta.url);
  const told = JSON.parse(readFileSync(file, "utf8")) as { properties: object };
  expect(Object.keys(told.properties)).toEqual(Object.keys(NOTHING));
});
