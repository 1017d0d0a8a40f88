import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { expect, test, type Page } from "@playwright/test";
import JSZip from "jszip";

import { lecternCommand } from "../support/lectern.ts";
import { readPdfFile } from "../support/pdf.ts";

const talk = `name: start
title: A talk
# First things

Some **bold** and *quiet* words, \`code\`, [the web](https://example.org/?a=1&b=2) and [the end](#end).

- one
- two
  - below two

1. first
2. second
???
Speak & smile.
---
# Boxes

| What | How much |
| --- | ---: |
| Tea | 3 |

\`\`\`js
let a = 1;

let b = 2;
\`\`\`

![A red square](red.svg)
---
name: end
No title here: <span style="display: inline-block; transform: rotate(4deg)">turned</span> words.`;

let folder = "";

test.beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), "lectern-pptx-")));
  await writeFile(path.join(folder, "talk.md"), talk);
  await writeFile(
    path.join(folder, "red.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="#f00"/></svg>',
  );
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(...words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [lecternCommand, "export", "talk.md", "--format", "pptx", ...words], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  expect(await new Promise<number | null>((resolve) => child.once("close", resolve))).toBe(0);
}

interface Shape {
  readonly name: string;
  readonly isTitle: boolean;
  readonly alt: string;
  /** Of each paragraph. */
  readonly words: readonly string[];
  /** Those that are bold. */
  readonly bold: readonly string[];
  /** What its links lead to. */
  readonly links: readonly string[];
}

interface ReadSlide {
  readonly shapes: readonly Shape[];
  readonly notes: string;
}

/** A presentation as its XML says; an error for XML that is none, or says twice how a paragraph looks. */
async function readSlides(page: Page, file: string): Promise<ReadSlide[]> {
  const zip = await JSZip.loadAsync(await readFile(file));
  const files: Record<string, string> = {};
  for (const name of Object.keys(zip.files).filter((name) => /\.(?:xml|rels)$/.test(name)))
    files[name] = await zip.file(name)!.async("string");
  return page.evaluate((files) => {
    const read = (name: string): Document => {
      const xml = new DOMParser().parseFromString(files[name]!, "application/xml");
      if (xml.querySelector("parsererror") !== null)
        throw new Error(`${name}: ${xml.documentElement.textContent}`);
      return xml;
    };
    for (const name of Object.keys(files)) read(name);
    const all = (from: Document | Element, tag: string): Element[] =>
      Array.from(from.getElementsByTagName(tag));
    const wordsOf = (from: Document | Element): string[] =>
      all(from, "a:p").map((one) =>
        all(one, "a:t")
          .map(({ textContent }) => textContent)
          .join(""),
      );
    const count = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
    return Array.from({ length: count }, (_, at) => {
      const slide = read(`ppt/slides/slide${at + 1}.xml`);
      for (const paragraph of all(slide, "a:p"))
        if (all(paragraph, "a:pPr").length > 1) throw new Error(`slide ${at + 1}: twice a:pPr`);
      const targets = new Map(
        all(read(`ppt/slides/_rels/slide${at + 1}.xml.rels`), "Relationship").map((one) => [
          one.getAttribute("Id"),
          one.getAttribute("Target") ?? "",
        ]),
      );
      const tree = slide.getElementsByTagName("p:spTree")[0]!;
      const shapes = Array.from(tree.children).filter(({ tagName }) =>
        /^p:(?:sp|pic|graphicFrame)$/.test(tagName),
      );
      return {
        notes: wordsOf(read(`ppt/notesSlides/notesSlide${at + 1}.xml`)).join("\n"),
        shapes: shapes.map((shape) => {
          const about = all(shape, "p:cNvPr")[0]!;
          return {
            name: about.getAttribute("name") ?? "",
            alt: about.getAttribute("descr") ?? "",
            isTitle: all(shape, "p:ph")[0]?.getAttribute("type") === "title",
            words: wordsOf(shape),
            bold: all(shape, "a:r")
              .filter((run) => all(run, "a:rPr")[0]?.getAttribute("b") === "1")
              .map((run) => run.textContent ?? ""),
            links: all(shape, "a:hlinkClick").map((link) => targets.get(link.getAttribute("r:id")) ?? ""),
          };
        }),
      };
    });
  }, files);
}

test("each slide is a picture with its links, its notes and a title", async ({ page }) => {
  await run();
  const slides = await readSlides(page, path.join(folder, "talk.pptx"));
  expect(slides.map(({ shapes }) => shapes.find(({ isTitle }) => isTitle)?.words)).toEqual([
    ["First things"],
    ["Boxes"],
    ["end"],
  ]);
  expect(slides[0]!.shapes[0]).toMatchObject({ name: "Slide", alt: "First things" });
  expect(slides[0]!.shapes.filter(({ name }) => name === "Link").flatMap(({ links }) => links)).toEqual([
    "https://example.org/?a=1&b=2",
    "slide3.xml",
  ]);
  expect(slides[0]!.notes).toContain("Speak & smile.");
});

test("an editable slide has its words, lists, tables, code and pictures as such", async ({ page }) => {
  await run("--editable");
  const slides = await readSlides(page, path.join(folder, "talk.pptx"));
  expect(slides).toHaveLength(3);
  const [first, boxes, end] = slides as [ReadSlide, ReadSlide, ReadSlide];
  const named = ({ shapes }: ReadSlide, name: string): Shape[] =>
    shapes.filter((shape) => shape.name === name);

  expect(named(first, "Title")).toMatchObject([{ isTitle: true, words: ["First things"] }]);
  const [text] = named(first, "Text");
  expect(text).toMatchObject({
    words: ["Some bold and quiet words, code, the web and the end."],
    bold: ["bold"],
    links: ["https://example.org/?a=1&b=2", "slide3.xml"],
  });
  expect(named(first, "List").map(({ words }) => words)).toEqual([
    ["one", "two", "below two"],
    ["first", "second"],
  ]);
  expect(first.notes).toContain("Speak & smile.");

  expect(named(boxes, "Table").map(({ words }) => words)).toEqual([["What", "How much", "Tea", "3"]]);
  expect(named(boxes, "Code").map(({ words }) => words)).toEqual([["let a = 1;", " ", "let b = 2;"]]);
  expect(named(boxes, "Picture: A red square")).toMatchObject([{ alt: "A red square" }]);

  // What is turned stays in the picture; what is beside it is where it was.
  const words = end.shapes.filter(({ isTitle }) => !isTitle).flatMap((shape) => shape.words);
  expect(words.join(" ")).toContain("No title here:");
  expect(words.join(" ")).not.toContain("turned");
  expect(end.shapes.find(({ isTitle }) => isTitle)?.words).toEqual(["end"]);
});

test.describe("in LibreOffice", () => {
  const isThere = spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0;
  test.skip(!isThere, "LibreOffice (soffice) is not installed");

  for (const kind of ["pictures", "editable"] as const) {
    test(`a presentation opens, ${kind}`, async () => {
      test.setTimeout(120_000);
      await run(...(kind === "editable" ? ["--editable"] : []));
      const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, "profile")).href}`;
      const words = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, "talk.pptx"];
      spawnSync("soffice", words, { cwd: folder, stdio: "ignore", timeout: 100_000 });
      const { pages } = await readPdfFile(path.join(folder, "talk.pdf"));
      expect(pages).toHaveLength(3);
      expect(pages[0]!.outer).toContain("https://example.org/?a=1&b=2");
      if (kind === "pictures") return;
      expect(pages[0]!.text).toContain("Some bold and quiet words");
      expect(pages[1]!.text).toMatch(/Tea[^]*let a = 1;/);
      expect(pages[2]!.text).not.toContain("turned");
    });
  }
});
