import { expect, test } from "vitest";

import { find, groups, numberOf, titleOf, total } from "../../src/views/find.ts";
import { deckOf } from "./deck-of.ts";

const deck = deckOf(["Containers", "Why containers", "Desired state", null, "12 factors"], [1, 3, 1, 1, 1]);
const found = (query: string): string[] => find(deck, query).map(({ first }) => titleOf(first));

test("steps of one slide are one group", () => {
  expect(groups(deck).map(numberOf)).toEqual(["1", "2–4", "5", "6", "7"]);
  expect(total(deck)).toBe(7);
});

test("a slide without title is called by its name", () => {
  expect(titleOf(deck.slides[5]!)).toBe("name-3");
});

test.each([
  ["a number finds its slide first", "3", ["Why containers", "name-3"]],
  ["any step's number finds the slide", "4", ["Why containers", "12 factors"]],
  ["digits also find titles", "12", ["12 factors"]],
  ["the beginning of a title comes before its middle", "cont", ["Containers", "Why containers"]],
  ["case does not matter", "DESIRED", ["Desired state"]],
  ["the middle of a word is found last", "tainers", ["Containers", "Why containers"]],
  ["a name finds its slide", "name-2", ["Desired state"]],
  ["nothing is found by what is not there", "swarm", []],
])("%s", (_, query, titles) => {
  expect(found(query)).toEqual(titles);
});

test("an empty query means every slide, in order", () => {
  expect(find(deck, "  ")).toBe(groups(deck));
});
