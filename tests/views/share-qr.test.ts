import jsQr from "jsqr";
import { describe, expect, it } from "vitest";

import { codeOf } from "../../src/views/share-qr.ts";

/** What a camera sees: eight px a unit. */
function scan({ size, path }: { readonly size: number; readonly path: string }): string | undefined {
  const side = size * 8;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g)) {
    for (let row = Number(y) * 8; row < Number(y) * 8 + 8; row++) {
      for (let column = Number(x) * 8; column < Number(x) * 8 + 8; column++)
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  // oxlint-disable-next-line import/no-named-as-default-member, typescript/no-unsafe-call -- how its module is written
  const read = typeof jsQr === "function" ? jsQr : (jsQr as unknown as { default: typeof jsQr }).default;
  return read(pixels, side, side)?.data;
}

describe("the code of a link", () => {
  it.each([
    "https://example.org/",
    "https://example.org/talks/2026/container-orchestration/#desired-state.2/3",
    "https://example.org/#%E3%82%B3%E3%83%B3%E3%83%86%E3%83%8A%E7%B7%A8%E6%88%90",
    `https://example.org/${"a".repeat(600)}`,
  ])("says %s to a camera", (link) => {
    expect(scan(codeOf(link)!)).toBe(link);
  });

  it("keeps four units quiet around it", () => {
    const { size, path } = codeOf("https://example.org/")!;
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g)) {
      for (const at of [Number(x), Number(y)]) {
        expect(at).toBeGreaterThanOrEqual(4);
        expect(at).toBeLessThan(size - 4);
      }
    }
  });

  it("is none for a link that is too long for any", () => {
    expect(codeOf("x".repeat(5000))).toBeNull();
  });
});
