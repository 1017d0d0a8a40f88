import { expect, test } from "vitest";

import { parseDeck } from "#deck";
import { titleOf } from "#deck/sections";
import { excerptOf, markedTitle } from "#search";
import { makeNearIndex, nearIndexText, readNearIndex, searchNear } from "#search/near";

const deck = parseDeck(`# Containers

A crane lifts a shipment.

???
Breathe in.
---
# Kubernetes

Desired state
--

and what *is*

---
# Café in the harbour

Lanterns, and a lighthouse.
`);
const index = makeNearIndex(deck);

const titles = (query: string, notes = true): string[] =>
  searchNear(deck, index, query, notes).map(({ group }) => titleOf(group.last));

test.each([
  ["a letter that is missing", "kubernets", ["Kubernetes"]],
  ["two letters that changed places", "lihgthouse", ["Café in the harbour"]],
  ["a letter too many", "cranne", ["Containers"]],
  ["two letters that changed places in a plural", "lantrens", ["Café in the harbour"]],
  ["all words, each with a slip", "dessired sttate", ["Kubernetes"]],
  ["case and diacritics aside", "CAFFE", ["Café in the harbour"]],
  ["nothing for a short word with a slip", "uns", []],
  ["nothing where one word is like none", "kubernets zebra", []],
  ["nothing for no words", " ", []],
])("finds %s", (_, query, expected) => {
  expect(titles(query)).toEqual(expected);
});

test("notes are not searched where an audience may look on", () => {
  expect(titles("braethe", true)).toEqual(["Containers"]);
  expect(titles("braethe", false)).toEqual([]);
});

test("says which words it found, so that they are marked", () => {
  const [title] = searchNear(deck, index, "kubernets", false);
  expect(title).toMatchObject({ where: "title", meant: "kubernetes" });
  expect(markedTitle("Kubernetes", title!.meant).marks).toEqual([{ from: 0, to: 10 }]);
  const [text] = searchNear(deck, index, "lihgthouse", false);
  expect(text).toMatchObject({ where: "text", meant: "lighthouse" });
  expect(excerptOf(deck, text!, text!.meant).marks).toHaveLength(1);
  expect(searchNear(deck, index, "braethe", true)[0]).toMatchObject({ where: "notes" });
});

test("what a build wrote finds the same", () => {
  const read = readNearIndex(deck, nearIndexText(deck))!;
  expect(searchNear(deck, read, "kubernets", true)).toEqual(searchNear(deck, index, "kubernets", true));
});

test.each(["", "null", "{}", "[1]", '{"documentCount":3}', nearIndexText(parseDeck("# Another"))])(
  "%j is no index of the deck",
  (text) => {
    expect(readNearIndex(deck, text)).toBeNull();
  },
);
