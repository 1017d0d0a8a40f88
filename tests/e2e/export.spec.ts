import { cp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { expect, test } from "@playwright/test";
import { PNG } from "pngjs";

import { exportFolder } from "../support/export.ts";
import { readPdfFile } from "../support/pdf.ts";
import { noisePicture } from "../support/picture.ts";

const slides = path.resolve(import.meta.dirname, "../../slides");

const place = exportFolder();
const { run, deck, expectSwept } = place;

async function lab(): Promise<void> {
  await cp(slides, place.folder, { recursive: true });
}

test("the Lab deck is a PDF with every slide, link, bookmark and face", async () => {
  await lab();
  const { code, output } = await run(["Lab.md", "--out", "lab.pdf", "--report", "report.json"]);
  expect(output).toMatch(
    /lab\.pdf: 51 pages, [\d.]+ MB, 47 links, 51 bookmarks, \d+ fonts; read back, all is well/,
  );
  expect(code).toBe(0);
  const pdf = await readPdfFile(path.join(place.folder, "lab.pdf"));
  expect(pdf.pages).toHaveLength(51);
  for (const { size, inner, tags } of pdf.pages) {
    expect(size.map(Math.round)).toEqual([681, 511]);
    expect(inner).not.toContain(-1);
    expect(tags.length).toBeGreaterThan(1);
  }
  const titles = (entries: typeof pdf.outline): string[] =>
    entries.flatMap(({ title, under }) => [title, ...titles(under)]);
  expect(titles(pdf.outline)).toHaveLength(51);
  expect(pdf.outline.map(({ title }) => title)).toContain("Docker Swarm");
  expect(pdf.outline.some(({ under }) => under.length > 3)).toBe(true);
  expect([pdf.title, pdf.lang]).toEqual(["Container Orchestration Tutorial", "en"]);
  expect(pdf.pages[0]!.text).toContain("Orchestration Tutorial");
  const report = JSON.parse(await readFile(path.join(place.folder, "report.json"), "utf8")) as {
    decks: { pages: { page: number; bytes: number; slides: { slide: number }[] }[]; problems: object[] }[];
  };
  expect(report.decks[0]!.problems).toEqual([]);
  expect(report.decks[0]!.pages.map(({ slides }) => slides.length)).toEqual(
    Array.from({ length: 51 }, () => 1),
  );
});

for (const [layout, pages, size] of [
  ["1", 53, [842, 595]],
  ["2", 30, [595, 842]],
  ["3", 21, [595, 842]],
  ["4", 16, [842, 595]],
  ["6", 13, [595, 842]],
  ["9", 9, [842, 595]],
] as const) {
  test(`a handout of ${layout} a sheet has all slides of the Lab deck on as many sheets as they need`, async () => {
    await lab();
    const { code, output } = await run(["Lab.md", "--handout", layout, "--out", "lab.pdf"]);
    expect(output).toContain("all is well");
    expect(code).toBe(0);
    const pdf = await readPdfFile(path.join(place.folder, "lab.pdf"));
    expect(pdf.pages.length, "pages").toBe(pages);
    for (const page of pdf.pages) {
      expect(page.size.map(Math.round)).toEqual(size);
      expect(page.inner).not.toContain(-1);
      expect(page.text).toContain("Container Orchestration Tutorial");
    }
    expect(pdf.pages.at(-1)!.text).toContain(`${pages} / ${pages}`);
  });
}

test("long notes flow on to further pages, and the contents tell the pages that they come to", async () => {
  const long = Array.from(
    { length: 60 },
    (_, at) => `Paragraph ${at + 1} of what there is to say about it.`,
  ).join("\n\n");
  await deck(`# One\n---\n# Two\n???\n${long}\n---\n# Three\n???\nThe end.`);
  expect(await run(["--handout", "notes"])).toMatchObject({ code: 0 });
  const { pages } = await readPdfFile(path.join(place.folder, "talk.pdf"));
  const three = pages.findIndex(({ text }) => text.includes("The end."));
  expect(three).toBeGreaterThan(4);
  expect(pages[0]!.text).toMatch(new RegExp(`Three\\s*${three + 1}\\b`));
  expect(pages[0]!.inner).toEqual([1, 2, three]);
  expect(
    pages
      .map(({ text }) => text)
      .join("\n")
      .match(/Paragraph \d+ of/g),
  ).toHaveLength(60);
});

test("steps may have pages of their own, which are labelled so", async () => {
  await deck("# One\n---\nname: two\n# Two\n--\n\nmore\n---\n[back](#two)");
  expect(await run(["--increments", "all"])).toMatchObject({ code: 0 });
  const pdf = await readPdfFile(path.join(place.folder, "talk.pdf"));
  expect(pdf.pages).toHaveLength(4);
  expect(pdf.outline.map(({ page }) => page)).toEqual([0, 1, 3]);
  expect(pdf.pages[3]!.inner).toEqual([1]);
});

test("a PDF says what it is, and its links where they lead", async () => {
  await deck(
    "title: Tea & <cake>\nauthor: J. Doe\ndate: 2026-05-01\nlang: de\nkeywords: tea, cake\n# One\n\n[on](#end) [out](https://example.org/)\n---\nname: end\n# The end",
  );
  await run([]);
  const pdf = await readPdfFile(path.join(place.folder, "talk.pdf"));
  expect(pdf.pages[0]!.linkNames).toEqual(["The end", "https://example.org/"]);
  expect([pdf.about("dc:title"), pdf.about("dc:creator"), pdf.about("dc:language")]).toEqual([
    "Tea & <cake>",
    ["J. Doe"],
    "de",
  ]);
  expect([pdf.about("dc:date"), pdf.about("dc:subject")]).toEqual(["2026-05-01", ["tea", "cake"]]);
  expect([pdf.title, pdf.author, pdf.lang]).toEqual(["Tea & <cake>", "J. Doe", "de"]);
});

test("a photograph is as fine as paper shows it, and as large as it was", async ({ page }) => {
  test.setTimeout(120_000);
  const noise = noisePicture(3_000_000);
  await writeFile(path.join(place.folder, "noise.png"), noise);
  // As cameras have them: large, and as a browser packs them.
  await page.setContent(`<img src="data:image/png;base64,${Buffer.from(noise).toString("base64")}">`);
  const packed = await page.evaluate(async () => {
    const image = document.images[0]!;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    canvas.getContext("2d")!.drawImage(image, 0, 0);
    return ["image/jpeg", "image/webp"].map((type) => canvas.toDataURL(type, 0.9).split(",")[1]!);
  });
  const [jpeg, webp] = packed.map((data) => Buffer.from(data, "base64"));
  await writeFile(path.join(place.folder, "noise.jpg"), jpeg!);
  await writeFile(path.join(place.folder, "noise.webp"), webp!);
  const sizes: number[] = [];
  for (const [name, width] of [
    ["noise.jpg", 100],
    ["noise.webp", 100],
    ["noise.jpg", 600],
  ] as const) {
    await deck(`# One\n\n<img src="${name}" width="${width}" style="max-height: none" alt="noise">`);
    await run([]);
    sizes.push((await stat(path.join(place.folder, "talk.pdf"))).size);
  }
  const [small, unpacked, whole] = sizes as [number, number, number];
  expect(small).toBeLessThan(jpeg!.length / 4);
  expect(unpacked).toBeLessThan(jpeg!.length / 4);
  // What paper shows is not touched.
  expect(whole).toBeGreaterThan(jpeg!.length);
});

test("answers stay off the student's copy", async () => {
  await deck("# Test\n\nIt is .blank[forty-two].");
  await run([]);
  expect((await readPdfFile(path.join(place.folder, "talk.pdf"))).pages[0]!.text).not.toContain("forty");
  await run(["--answers"]);
  expect((await readPdfFile(path.join(place.folder, "talk.pdf"))).pages[0]!.text).toContain("forty-two");
});

test("a deck's own style sheet is on paper, and one that is missing is named with its line", async () => {
  await deck("style: look.css\n# Seen");
  await writeFile(path.join(place.folder, "look.css"), 'h1::after { content: " through glass" }');
  expect(await run([])).toMatchObject({ code: 0 });
  const text = async (): Promise<string> =>
    (await readPdfFile(path.join(place.folder, "talk.pdf"))).pages[0]!.text;
  expect(await text()).toContain("Seen through glass");
  await deck("style: loook.css\n# Seen");
  const { output } = await run([]);
  expect(output).toContain('talk.md:1:8: warning: there is no file "loook.css" [missing-file]');
  expect(output).toContain("fix  Write look.css");
  expect(await text()).not.toContain("glass");
});

test("what does not fit, and a picture that is missing, are named with their slides", async () => {
  const lines = Array.from({ length: 60 }, (_, at) => `- line ${at + 1}`).join("\n");
  await deck(`# Fine\n---\n# Long\n\n${lines}\n---\n![](nowhere.png)`);
  const { code, output } = await run([]);
  expect(code).toBe(1);
  expect(output).toMatch(
    /talk\.md: error: slide 2 is too long: "line \d+" is outside of it \[outside-slide\]/,
  );
  expect(output).toContain(
    "talk.md: error: slide 3 has a picture that cannot be shown: nowhere.png [no-picture]",
  );
  await expectSwept("talk.md", "talk.pdf");
});

test("nothing is fetched from another host unless it is allowed", async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, { "Content-Type": "image/svg+xml" });
    response.end('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await deck(`# A\n\n![](http://localhost:${port}/a.svg)`);
    const { code, output } = await run([]);
    expect(output).toContain("[no-picture]");
    expect(code).toBe(1);
    expect(asked).toBe(0);
    expect(await run(["--allow-remote"])).toMatchObject({ code: 0 });
    expect(asked).toBe(1);
  } finally {
    server.close();
  }
});

test("a picture that never comes does not stop the others", async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await deck(`# A\n---\n![](http://localhost:${port}/a.svg)`);
    const { code, output } = await run(["--allow-remote", "--timeout", "1"]);
    expect(output).toContain("slide 2 waits for a picture that does not come");
    expect(code).toBe(1);
    expect((await readPdfFile(path.join(place.folder, "talk.pdf"))).pages).toHaveLength(2);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test.describe("other kinds", () => {
  test.beforeEach(() =>
    deck("name: one\n# One\n\n[two](#two) [out](https://example.org/)\n???\nHello.\n---\nname: two\n# Two"),
  );

  test("are pictures of every slide", async () => {
    const { code } = await run(["--format", "png", "--scale", "1"]);
    expect(code).toBe(0);
    expect((await readdir(path.join(place.folder, "talk-slides"))).sort()).toEqual([
      "01-one.png",
      "02-two.png",
    ]);
    const picture = await readFile(path.join(place.folder, "talk-slides", "01-one.png"));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([908, 681]);
    await expectSwept("talk.md", "talk-slides");
  });

  test("are pictures with the whole slide on each, and nothing of its neighbours", async () => {
    const slide = (colour: string): string =>
      `<style>.remark-slide-content:has(.${colour}) { background: ${colour} }</style>\n\n.${colour}[${colour}]`;
    await deck(["red", "lime", "blue"].map(slide).join("\n---\n"));
    await run(["--format", "png", "--scale", "1"]);
    for (const [name, colour] of [
      ["01.png", [255, 0, 0]],
      ["02.png", [0, 255, 0]],
      ["03.png", [0, 0, 255]],
    ] as const) {
      const { width, height, data } = PNG.sync.read(
        await readFile(path.join(place.folder, "talk-slides", name)),
      );
      for (const [x, y] of [
        [0, 0],
        [width - 1, 0],
        [0, height - 1],
        [width - 1, height - 1],
      ] as const)
        expect([...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)], `${name} ${x},${y}`).toEqual(
          colour,
        );
    }
  });

  test("are slides for PowerPoint, with notes", async () => {
    const { code, output } = await run(["--format", "pptx"]);
    expect(output).toContain("talk.pptx: 2 slides");
    expect(code).toBe(0);
    expect((await stat(path.join(place.folder, "talk.pptx"))).size).toBeGreaterThan(20_000);
  });

  test("are one page that opens from a disk", async () => {
    expect(await run(["--format", "html"])).toMatchObject({ code: 0 });
    expect(await readFile(path.join(place.folder, "talk.html"), "utf8")).toMatch(/^<!doctype html>/);
    await expectSwept("talk.md", "talk.html");
  });

  test("are the notes as text", async () => {
    expect(await run(["--format", "notes"])).toMatchObject({ code: 0 });
    expect(await readFile(path.join(place.folder, "talk-notes.txt"), "utf8")).toBe(
      "One\n\n1. One\n\nHello.\n\n2. Two\n",
    );
    await run(["--out", "notes.md"]);
    expect(await readFile(path.join(place.folder, "notes.md"), "utf8")).toBe(
      "# One\n\n## 1. One\n\nHello.\n\n## 2. Two\n",
    );
  });
});

for (const count of [60, 600]) {
  test(`${count} slides have all their pages, links and bookmarks, three a sheet too`, async () => {
    test.setTimeout(240_000);
    const one = (at: number): string =>
      `name: s${at}\n${at % 20 === 1 ? "class: section\n" : ""}# Slide ${at}\n\n[on](#s${(at % count) + 1}), [out](https://example.org/${at})\n\n- words ${at}`;
    await deck(Array.from({ length: count }, (_, at) => one(at + 1)).join("\n---\n"));
    expect(await run([])).toMatchObject({ code: 0 });
    const pdf = await readPdfFile(path.join(place.folder, "talk.pdf"));
    expect(pdf.pages.map(({ inner }) => inner)).toEqual(
      Array.from({ length: count }, (_, at) => [(at + 1) % count]),
    );
    expect(pdf.pages.map(({ outer }) => outer)).toEqual(
      Array.from({ length: count }, (_, at) => [`https://example.org/${at + 1}`]),
    );
    expect(pdf.pages.every(({ text }, at) => text.includes(`words ${at + 1}`))).toBe(true);
    expect(pdf.outline).toHaveLength(count / 20);
    expect(pdf.outline.flatMap(({ page, under }) => [page].concat(under.map((entry) => entry.page)))).toEqual(
      Array.from({ length: count }, (_, at) => at),
    );
    expect(await run(["--handout", "3", "--no-contents", "--out", "three.pdf"])).toMatchObject({ code: 0 });
    const three = await readPdfFile(path.join(place.folder, "three.pdf"));
    const sheets = three.pages.slice(0, count / 3);
    expect(sheets.flatMap(({ inner }) => inner)).toEqual(
      Array.from({ length: count }, (_, at) => Math.floor(((at + 1) % count) / 3)),
    );
  });
}

test("several decks are exported at once", async () => {
  await writeFile(path.join(place.folder, "a.md"), "# A");
  await writeFile(path.join(place.folder, "b.md"), "# B\n---\n# C");
  const { code, output } = await run(["a.md", "b.md"]);
  expect(output).toMatch(/a\.pdf: 1 page,[^]*b\.pdf: 2 pages,/);
  expect(code).toBe(0);
});
