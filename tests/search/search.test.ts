import { expect, test } from "vitest";

import { parseDeck } from "#deck";
import { titleOf } from "#deck/sections";
import { excerptOf, indexMore, indexOf, markedTitle, searchDeck, type Marked } from "#search";

const deck = parseDeck(`layout: true
class: evergreen

.footer[Conference of Lighthouses]
---
name: start

# Containers

A *crane* lifts a **ship**ment of [old boxes](https://example.org/freight "Quay").

???
Breathe. Say who you are.
---
# Café in the harbour

.left-column[
- Straße, naïve and Ærø
]
.right-column[Big _tides_ and snake_case]

???
Tell the story of the crane.
---
# Steps

One
--

Two lanterns

???
A lantern story
---
class: center

# Code

\`\`\`js
const boxes = new List<Freight>();
\`\`\`

Inline \`<marquee>\` and <em title="attribute">stress</em> <!-- a secret --> 5 < 6

[quay]: https://example.org/quay
---
# Crane
---
# The cranes

Harbour
`);

const titles = (query: string, notes = true): string[] =>
  searchDeck(deck, query, notes).map(({ group }) => titleOf(group.last));
const first = (query: string) => searchDeck(deck, query, true)[0]!;
const shown = ({ text, marks }: Marked): string =>
  marks.reduceRight((so, { from, to }) => `${so.slice(0, from)}[${so.slice(from, to)}]${so.slice(to)}`, text);

test.each([
  ["titles, then text, then notes", "crane", ["Crane", "The cranes", "Containers", "Café in the harbour"]],
  ["whole words, then beginnings, then parts", "contain", ["Containers"]],
  ["parts of words", "anter", ["Steps"]],
  ["a slide by its number, before all else", "2", ["Café in the harbour"]],
  ["a slide by the number of any of its steps", "4", ["Steps"]],
  ["a digit also as text", "6", ["Crane", "Code"]],
  ["case and diacritics do not matter", "CAFE naive", ["Café in the harbour"]],
  ["a query's own diacritics do not matter", "hárbour", ["Café in the harbour", "The cranes"]],
  ["ß is ss", "strasse", ["Café in the harbour"]],
  ["every word must occur", "crane lanterns", []],
  ["words may be in title, text and notes", "containers ship breathe", ["Containers"]],
  ["words of later steps", "two", ["Steps"]],
  ["words under emphasis as one", "shipment", ["Containers"]],
  ["words of content classes", "tides", ["Café in the harbour"]],
  ["underscores inside a word stay", "snake_case", ["Café in the harbour"]],
  ["code, with its brackets", "list<freight>", ["Code"]],
  ["inline code, with its tags", "<marquee>", ["Code"]],
  ["text of links", "old boxes", ["Containers"]],
  ["no addresses", "example", []],
  ["no link definitions", "quay", []],
  ["no names of tags and no attributes", "attribute", []],
  ["no comments", "secret", []],
  ["no properties", "center", []],
  ["no names of content classes", "column", []],
  ["nothing that a layout says on every slide", "lighthouses", []],
  ["nothing for no words", "  ", []],
])("finds %s", (_, query, expected) => {
  expect(titles(query)).toEqual(expected);
});

test("notes are not searched where an audience may look on", () => {
  expect(titles("breathe", true)).toEqual(["Containers"]);
  expect(titles("breathe", false)).toEqual([]);
  expect(titles("crane", false)).toEqual(["Crane", "The cranes", "Containers"]);
});

test.each([
  ["crane", "title"],
  ["lifts", "text"],
  ["containers lifts", "text"],
  ["breathe", "notes"],
  ["containers breathe", "notes"],
  ["2", "title"],
])("says where %j is: %s", (query, where) => {
  expect(first(query).where).toBe(where);
});

test.each([
  ["the words that were found", "crane lifts", "Containers A [crane] [lifts] a shipment of old boxes."],
  [
    "letters with diacritics",
    "naive",
    "Café in the harbour Straße, [naïve] and Ærø Big tides and snake_case",
  ],
  [
    "a letter that folds to two",
    "strass",
    "Café in the harbour [Straß]e, naïve and Ærø Big tides and snake_case",
  ],
  ["notes", "breathe", "[Breathe]. Say who you are."],
  ["what follows a title", "cafe", "Straße, naïve and Ærø Big tides and snake_case"],
])("an excerpt marks %s", (_, query, expected) => {
  const [found] = searchDeck(deck, query, true);
  expect(found === undefined ? null : shown(excerptOf(deck, found, query))).toBe(expected);
});

test("a title is marked wherever it has a word, once where words overlap", () => {
  expect(shown(markedTitle("Café au café", "cafe"))).toBe("[Café] au [café]");
  expect(shown(markedTitle("Containers", "contain tainers"))).toBe("[Containers]");
});

test("an excerpt of a long text is short, and has what was found", () => {
  const long = parseDeck(`# Long\n\n${"filler words ".repeat(200)}needle ${"and more ".repeat(200)}`);
  const [found] = searchDeck(long, "needle", false);
  const excerpt = shown(excerptOf(long, found!, "needle"));
  expect(excerpt).toMatch(/^… (filler |words )+\[needle\] (and |more )+…$/);
  expect(excerpt.length).toBeLessThan(100);
});

test("a number goes with the slide that has it, also when it is in no text", () => {
  expect(first("4").rank).toBe(0);
});

test.each([
  "[",
  "<",
  "<!--",
  "`",
  "_",
  "*",
  "  ",
  "\t",
  "a://",
  "#",
  "| ",
  "![",
  "](",
  "\\",
  "> ",
  "<style>",
])("reads a slide of nothing but %j in linear time", (text) => {
  const time = (length: number): number => {
    const big = parseDeck(`# A\n\nx ${text.repeat(length / text.length)} needle`);
    void big.slides[0]!.content;
    const began = performance.now();
    searchDeck(big, "needle", true);
    return performance.now() - began;
  };
  time(2_000);
  expect(time(200_000)).toBeLessThan(1000);
});

test("a deck is read for its search slice by slice, and a search in between finds all of it", () => {
  const text = Array.from({ length: 7 }, (_, i) => `# Slide ${i + 1}\n\nLantern`).join("\n---\n");
  const sliced = parseDeck(text);
  let slices = 1;
  // Two entries each: the clock is asked after every one.
  for (let asked = 0; !indexMore(sliced, () => (asked += 1) % 2 === 1); slices += 1);
  expect(slices).toBe(4);
  expect(indexMore(sliced, () => false)).toBe(true);
  const plain = (deck: ReturnType<typeof parseDeck>) =>
    [...indexOf(deck).values()].map(({ folded }) => folded);
  expect(plain(sliced)).toEqual(plain(parseDeck(text)));
  const begun = parseDeck(text);
  expect(indexMore(begun, () => false)).toBe(false);
  expect(searchDeck(begun, "lantern", false)).toHaveLength(7);
});
