import path from "node:path";
import { pathToFileURL } from "node:url";

import { type Page, expect, test } from "@playwright/test";

import { deckFolder, runBuild, type DeckFolder } from "../support/build.ts";

// Decks as `lectern build --single-file` writes them, opened from a disk.

let talk: DeckFolder;
test.beforeAll(async () => {
  talk = await deckFolder({});
});
test.afterAll(() => talk.remove());

const shown = (page: Page) => page.locator(".remark-slides-area > .remark-visible");
const address = (file: string): string => pathToFileURL(path.join(talk.folder, file)).href;

/** Every request but for the page's own files. */
function requests(page: Page, file: string): string[] {
  const found: string[] = [];
  page.on("request", (request) => {
    const url = request.url().replace(/[?#].*/s, "");
    if (url !== address(file) && !/^(?:data|blob):/.test(url)) found.push(url);
  });
  return found;
}

test("presenter, audience and all slides of one file open from a disk", async ({ page, context }) => {
  test.slow();
  const out = path.join(talk.folder, "lab.html");
  const { code, output } = await runBuild(talk.folder, [
    path.resolve("slides/Lab.md"),
    "--single-file",
    "--out",
    out,
  ]);
  expect(output).toMatch(/wrote lab\.html - 56 slides, \d\.\d MB - open it in a browser/);
  expect(code).toBe(0);
  const asked = requests(page, "lab.html");
  await page.goto(`${address("lab.html")}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
  const [audience] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("c")]);
  for (let slide = 1; slide < 56; slide += 1) {
    await expect(shown(page).locator(".remark-slide-number")).toHaveText(`${slide} / 56`);
    await page.keyboard.press("PageDown");
  }
  await expect(shown(audience).locator(".remark-slide-number")).toHaveText("56 / 56");
  await audience.bringToFront();
  await audience.keyboard.press("Home");
  await expect(shown(page).locator(".remark-slide-number")).toHaveText("1 / 56");
  const broken = await page.evaluate(() =>
    [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map(({ src }) => src),
  );
  expect(broken).toEqual([]);
  await page.bringToFront();
  await page.keyboard.press("/");
  const sheet = page.getByRole("dialog", { name: "Search" });
  await expect(sheet.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("kubernets");
  await expect(sheet.locator("mark").first()).toHaveText(/kubernetes/i);
  expect(asked).toEqual([]);
});

const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("pictures, drawings, style sheets, rare languages and links to files are inside", async ({ page }) => {
  await talk.write({
    "pics/a dot.png": Buffer.from(dot, "base64"),
    "draw.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>',
    "look.css": ".marked { background-image: url(pics/a%20dot.png); color: rgb(1, 2, 3) }",
    "paper.txt": "words",
    "talk.md": `background-image: url(draw.svg)

# \`</script> <!-- <script>\`

![dot](pics/a%20dot.png)
<img src='draw.svg' alt="drawing" srcset="draw.svg 1x">
<link rel="stylesheet" href="look.css">
<p class="marked">marked</p>
[paper](paper.txt)

\`\`\`nix
if a then b
\`\`\`

\`\`\`js
const a = "<!-- <script></script>";
\`\`\`

???
hush
`,
  });
  const { code, output } = await talk.build("--single-file");
  expect(output).toMatch(/wrote talk\.html - 1 slide/);
  expect(code).toBe(0);
  expect(await talk.read("talk.html")).not.toContain("hush");
  const asked = requests(page, "talk.html");
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(address("talk.html"));
  await expect(shown(page).locator(".language-nix .hljs-keyword, .nix .hljs-keyword").first()).toHaveText(
    "if",
  );
  await expect(shown(page).locator(".hljs-string")).toContainText("<!-- <script></script>");
  await expect(shown(page).locator(".marked")).toHaveCSS("color", "rgb(1, 2, 3)");
  await expect(shown(page).locator(".marked")).toHaveCSS("background-image", /^url\("data:image\/png/);
  const sizes = await shown(page)
    .locator("img")
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  expect(sizes).toEqual([1, 40]);
  await expect(shown(page).locator(".remark-slide-content")).toHaveCSS("background-image", /^url\("blob:/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    shown(page).getByRole("link", { name: "paper" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("paper.txt");
  expect(asked).toEqual([]);
  expect(errors).toEqual([]);
});

test("a file of somebody else's is left as it is", async () => {
  await talk.write({ "talk.md": "# A", "mine.html": "<p>mine" });
  const refused = await talk.build("--single-file", "--out", "mine.html");
  expect(refused.output).toContain('"mine.html" is there already, and was left as it is');
  expect(refused.code).toBe(2);
  expect(await talk.read("mine.html")).toBe("<p>mine");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("one file is the talk as text", async ({ page }) => {
    await talk.write({ "talk.md": "# One\n---\n# Two\n\nsecond" });
    await talk.build("--single-file");
    await page.goto(address("talk.html"));
    await expect(page.getByRole("heading", { name: "Two" })).toBeVisible();
  });
});
