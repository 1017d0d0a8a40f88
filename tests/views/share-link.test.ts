import { describe, expect, it } from "vitest";

import { parseDeck } from "#deck";
import { reachOf, shareLink } from "../../src/views/share-link.ts";
import type { Shared } from "../../src/views/share-link.ts";

const deck = parseDeck("# One\n--\n+\n---\nname: été\n# Two");

describe("a link to share", () => {
  it.each<[string, number, Shared, boolean, string]>([
    ["https://a.org/x/#7", 0, "slide", false, "https://a.org/x/#one"],
    ["https://a.org/x/#7", 1, "slide", false, "https://a.org/x/#one"],
    ["https://a.org/x/#7", 1, "step", false, "https://a.org/x/#one/2"],
    ["https://a.org/x/#7", 2, "slide", false, "https://a.org/x/#%C3%A9t%C3%A9"],
    ["https://a.org/x/#7", 2, "deck", false, "https://a.org/x/"],
    ["https://a.org/x/#read/one", 0, "slide", true, "https://a.org/x/#read/one"],
    ["https://a.org/x/#read/one", 0, "deck", true, "https://a.org/x/#read"],
    ["https://a.org/?talk=secret&lang=de#7", 0, "slide", false, "https://a.org/?lang=de#one"],
    ["https://a.org/?view=notes", 0, "deck", false, "https://a.org/"],
  ])("from %s at index %i is, for the %s, %s", (page, index, what, reading, link) => {
    expect(shareLink(page, deck, index, what, reading)).toBe(link);
  });

  it.each([
    ["https://example.org/", "anyone"],
    ["http://192.168.0.7:8080/", "anyone"],
    ["http://localhost:4000/", "computer"],
    ["http://127.0.0.1:4000/", "computer"],
    ["http://[::1]:4000/", "computer"],
    ["http://localhost.example.org/", "anyone"],
    ["file:///home/me/talk.html", "file"],
  ])("%s can be opened by %s", (page, reach) => {
    expect(reachOf(page)).toBe(reach);
  });
});
