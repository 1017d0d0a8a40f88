import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

type Linear = readonly [number, number, number];
interface Colour {
  readonly linear: Linear;
  readonly alpha: number;
}

/** WCAG 2.2: relative luminance of linear-light sRGB. */
const luminance = ([r, g, b]: Linear): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: Linear, b: Linear): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Björn Ottosson's OKLab, clipped to what an sRGB projector can show. */
function fromOklch(l: number, c: number, h: number): Linear {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ].map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Linear;
}

const decode = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

function colour(text: string): Colour {
  const numbers = (text.match(/[\d.]+/g) ?? []).map(Number);
  if (text.startsWith("oklch(")) {
    const [l, c, h, alpha = 1] = numbers as [number, number, number, number?];
    return { linear: fromOklch(l, c, h), alpha };
  }
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text)?.[1];
  if (digits === undefined) throw new Error(`Not a colour this test reads: ${text}`);
  const pairs = digits.length === 3 ? [...digits].map((d) => d + d) : digits.match(/../g)!;
  return { linear: pairs.map((pair) => decode(parseInt(pair, 16) / 255)) as unknown as Linear, alpha: 1 };
}

/** The custom properties of a slide of some kind: those of its scheme, then its own. */
function properties(css: string, ...selectors: RegExp[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, selector, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selectors.some((wanted) => wanted.test(selector!.trim()))) continue;
    for (const [, name, value] of body!.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found.set(name!, value!.trim());
  }
  return found;
}

const schemes = {
  light: [/^:root,\s*\.remark-slide-content\.light$/],
  dark: [/\[data-scheme="dark"\]/],
  inverse: [/\[data-scheme="dark"\]/, /(^|\*\/\s*)\.remark-slide-content\.inverse$/],
};

const textOnPaper = "ink muted accent red orange green cyan blue gray lightgray vlightgray";
const codeOnTint = "ink comment faint keyword string number name type";

describe.each(["lectern", "remark"])("theme %s", (theme) => {
  const css = readFileSync(
    path.resolve(import.meta.dirname, `../../src/themes/theme-${theme}.css`),
    "utf8",
  ).replaceAll(/\/\*.*?\*\//gs, "");

  describe.each(Object.entries(schemes))("%s", (_, selectors) => {
    const values = properties(css, ...selectors);
    const ratio = (text: string, paper: string): number =>
      contrast(colour(values.get(text)!).linear, colour(values.get(paper)!).linear);

    test("headings stand at 7:1 or more", () => {
      expect(ratio("--slide-heading", "--slide-paper")).toBeGreaterThanOrEqual(7);
    });

    test.each(textOnPaper.split(" "))("%s on paper is readable", (name) => {
      expect(ratio(`--slide-${name}`, "--slide-paper")).toBeGreaterThanOrEqual(4.5);
    });

    test("inline code is readable", () => {
      expect(ratio("--slide-ink", "--slide-tint")).toBeGreaterThanOrEqual(4.5);
    });

    test.each(codeOnTint.split(" "))("code's %s on its tint is readable", (name) => {
      expect(ratio(`--code-${name}`, "--slide-tint")).toBeGreaterThanOrEqual(4.5);
    });

    test.each(["added", "removed"])("%s lines are readable", (name) => {
      expect(ratio(`--code-${name}`, `--code-${name}-paper`)).toBeGreaterThanOrEqual(4.5);
    });
  });
});
