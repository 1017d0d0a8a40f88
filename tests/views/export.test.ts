import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { chaptersOf, csvOf, fileName, parseOffset, timestamp } from "../../src/views/export.ts";
import type { Visit } from "../../src/views/visits.ts";

const START = Date.UTC(2026, 4, 1, 9, 30);

/** A line at these seconds on the timer. */
function line(second: number, title: string, more: Partial<Visit> = {}): Visit {
  const elapsed = second * 1000;
  return {
    clock: second,
    peer: "p",
    at: START + elapsed,
    elapsed,
    kind: "slide",
    index: 0,
    number: 1,
    name: "",
    title,
    key: `:${title}`,
    revision: "r",
    ...more,
  };
}

/** Reads RFC 4180 as a spreadsheet does. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe("as CSV", () => {
  test("has a head, and a row for each change with when, how long, which slide and what", () => {
    const log = [line(0, "One", { kind: "start" }), line(90, "Two", { number: 2, name: "two" })];
    expect(csvOf(log, 100_500)).toBe(
      [
        "started,elapsed,seconds,number,name,title,kind",
        "2026-05-01T09:30:00.000Z,00:00:00.000,90.000,1,,One,start",
        "2026-05-01T09:31:30.000Z,00:01:30.000,10.500,2,two,Two,slide",
        "",
      ].join("\r\n"),
    );
  });

  test.each([
    ["a comma", "a, b", "a, b"],
    ["quotes", 'say "hi"', 'say "hi"'],
    ["lines", "a\nb\r\nc", "a\nb\r\nc"],
    ["a formula", "=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["a sum", "+1", "'+1"],
    ["a minus", "-1", "'-1"],
    ["an at sign", "@SUM(A1)", "'@SUM(A1)"],
    ["a formula after a tab", "\t=1", "'\t=1"],
  ])("keeps %s as text", (_, title, shown) => {
    const rows = readCsv(csvOf([line(0, title)], 0));
    expect(rows[1]![5]).toBe(shown);
    expect(rows[1]).toHaveLength(7);
  });

  test("does not say how long a slide was up when the timer was set to zero", () => {
    const rows = readCsv(csvOf([line(5, "One"), line(0, "One", { kind: "reset" })], 0));
    expect(rows.map((row) => row[2])).toEqual(["seconds", "", "0.000"]);
  });

  test("of a talk that has not begun is the head alone", () => {
    expect(csvOf([], 0)).toBe("started,elapsed,seconds,number,name,title,kind\r\n");
  });
});

describe("as WebVTT", () => {
  test("has a cue for each visit; steps of a slide are one", () => {
    const log = [line(0, "One"), line(60, "Two"), line(70, "Two"), line(80, "One")];
    expect(chaptersOf(log, 3_661_001)).toBe(
      [
        "WEBVTT",
        "",
        "00:00:00.000 --> 00:01:00.000",
        "One",
        "",
        "00:01:00.000 --> 00:01:20.000",
        "Two",
        "",
        "00:01:20.000 --> 01:01:01.001",
        "One",
        "",
      ].join("\n"),
    );
  });

  test("escapes what is markup there, and keeps a title on its line", () => {
    expect(chaptersOf([line(0, "a --> b\n\n<i>&amp;")], 1000)).toContain("\na --&gt; b &lt;i&gt;&amp;amp;\n");
  });

  test.each<[string, number, string[]]>([
    [
      "later, when the recording began before the timer",
      30_000,
      ["00:00:30.000 --> 00:01:30.000", "00:01:30.000 --> 00:01:40.000"],
    ],
    [
      "earlier, cut at the recording's start",
      -20_000,
      ["00:00:00.000 --> 00:00:40.000", "00:00:40.000 --> 00:00:50.000"],
    ],
    ["not at all when the recording began after it", -65_000, ["00:00:00.000 --> 00:00:05.000"]],
  ])("begins %s", (_, offset, times) => {
    const text = chaptersOf([line(0, "One"), line(60, "Two")], 70_000, offset);
    expect(text.split("\n").filter((line) => line.includes("-->"))).toEqual(times);
  });

  test("starts with the last run of the timer", () => {
    const text = chaptersOf([line(0, "Old"), line(9, "Old"), line(0, "New", { kind: "reset" })], 5000);
    expect(text).toBe("WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nNew\n");
  });

  test("never has cues that overlap or are empty", () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.constantFrom("a", "b", "c")));
    fc.assert(
      fc.property(steps, fc.nat(5), fc.integer({ min: -9000, max: 9000 }), (steps, more, offset) => {
        let second = 0;
        const log = steps.map(([pause, title]) => line((second += pause), title));
        const text = chaptersOf(log, (second + more) * 1000 + 0.4, offset);
        const cues = [...text.matchAll(/^(\S+) --> (\S+)$/gm)];
        for (const [at, [, from, to]] of cues.entries()) {
          expect(to! > from!).toBe(true);
          if (at > 0) expect(from! >= cues[at - 1]![2]!).toBe(true);
        }
      }),
    );
  });
});

test.each([
  ["0", 0],
  ["", 0],
  ["0:00", 0],
  ["1:30", 90_000],
  ["+1:30", 90_000],
  ["-0:20", -20_000],
  ["− 20 s", -20_000],
  ["soon", null],
])("the start %j of a recording is %j ms", (text, offset) => {
  expect(parseOffset(text)).toBe(offset);
});

test.each([
  [0, "00:00:00.000"],
  [3_723_004, "01:02:03.004"],
  [100 * 3_600_000, "100:00:00.000"],
  [59_999.6, "00:01:00.000"],
])("%d ms are %s", (milliseconds, stamp) => {
  expect(timestamp(milliseconds)).toBe(stamp);
});

test.each([
  ["talk.md", "talk-times.csv"],
  ["a folder/My talk.md", "My-talk-times.csv"],
  ["", "talk-times.csv"],
])("the file of %j is %s", (deck, file) => {
  expect(fileName(deck, "times.csv")).toBe(file);
});
