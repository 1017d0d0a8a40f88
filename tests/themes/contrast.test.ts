import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

const folder = path.resolve(import.meta.dirname, "../../src/themes");

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

const encode = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

function colour(text: string): Colour {
  const numbers = (text.match(/[\d.]+/g) ?? []).map(Number);
  if (text.startsWith("oklch(")) {
    const [l, c, h, alpha = 1] = numbers as [number, number, number, number?];
    return { linear: fromOklch(l, c, h), alpha };
  }
  if (text.startsWith("rgb(")) {
    const [r, g, b, percent = 100] = numbers as [number, number, number, number?];
    return { linear: [r, g, b].map((c) => decode(c / 255)) as unknown as Linear, alpha: percent / 100 };
  }
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text)?.[1];
  if (digits === undefined) throw new Error(`Not a colour this test reads: ${text}`);
  const pairs = digits.length === 3 ? [...digits].map((d) => d + d) : digits.match(/../g)!;
  return { linear: pairs.map((pair) => decode(parseInt(pair, 16) / 255)) as unknown as Linear, alpha: 1 };
}

/** The custom properties of a slide of some kind: those of the page, then those of each rule that names it. */
function properties(css: string, kind: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const named = new Set(selectors!.split(",").map((selector) => selector.trim()));
    if (!named.has(":root") && !named.has(`.remark-slide-content.${kind}`)) continue;
    for (const [, name, value] of body!.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found.set(name!, value!.trim());
  }
  return found;
}

/** What is seen of a colour that lets some of the ground through; browsers mix what a screen is sent, not light. */
function over({ linear, alpha }: Colour, ground: Linear): Linear {
  const mixed = linear.map((channel, at) => encode(channel) * alpha + encode(ground[at]!) * (1 - alpha));
  return mixed.map(decode) as unknown as Linear;
}

const textOnPaper = "ink muted accent red orange green cyan blue gray lightgray vlightgray";
const codeOnTint = "ink comment faint keyword string number name type";

const SHAPES = new Set(["--slide-sun", "--slide-mint", "--slide-sky", "--slide-coral"]);

/** WCAG 2.2: AA, or AAA for the theme that says so. */
const themes = { book: 4.5, code: 4.5, contrast: 7, lectern: 4.5, play: 4.5, remark: 4.5 };

test("every theme is held to its contrast", () => {
  const files = readdirSync(folder).flatMap((file) => /^theme-(.+)\.css$/.exec(file)?.[1] ?? []);
  expect(files.toSorted()).toEqual(Object.keys(themes));
});

describe.each(Object.entries(themes))("theme %s", (theme, least) => {
  const css = readFileSync(path.join(folder, `theme-${theme}.css`), "utf8").replaceAll(/\/\*.*?\*\//gs, "");

  describe.each(["light", "dark", "inverse"])("%s", (kind) => {
    const values = properties(css, kind);
    const read = (name: string): Colour => colour(values.get(name)!);
    const ratio = (text: string, paper: string): number => contrast(read(text).linear, read(paper).linear);

    test("headings stand at 7:1 or more", () => {
      expect(ratio("--slide-heading", "--slide-paper")).toBeGreaterThanOrEqual(7);
    });

    test.each(textOnPaper.split(" "))("%s on paper is readable", (name) => {
      expect(ratio(`--slide-${name}`, "--slide-paper")).toBeGreaterThanOrEqual(least);
    });

    test("inline code is readable", () => {
      expect(ratio("--slide-ink", "--slide-tint")).toBeGreaterThanOrEqual(least);
    });

    test.each(codeOnTint.split(" "))("code's %s on its tint is readable", (name) => {
      expect(ratio(`--code-${name}`, "--slide-tint")).toBeGreaterThanOrEqual(least);
    });

    test("code in a highlighted line is readable", () => {
      const ground = over(read("--code-mark"), read("--slide-tint").linear);
      for (const name of codeOnTint.split(" "))
        expect(contrast(read(`--code-${name}`).linear, ground), name).toBeGreaterThanOrEqual(least);
    });

    test.each(["added", "removed"])("%s lines are readable", (name) => {
      expect(ratio(`--code-${name}`, `--code-${name}-paper`)).toBeGreaterThanOrEqual(least);
    });

    // On slides to stop at they are in the margins, where no words come.
    const shapes = kind === "inverse" ? [] : [...values.keys()].filter((name) => SHAPES.has(name));
    if (shapes.length === 0) return;
    test("words that run into a shape are readable", () => {
      for (const shape of shapes)
        for (const text of ["heading", "ink", "muted"])
          expect(ratio(`--slide-${text}`, shape), `${text} on ${shape}`).toBeGreaterThanOrEqual(least);
    });
  });
});
