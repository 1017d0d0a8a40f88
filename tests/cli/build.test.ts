import { readFileSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";

import { afterEach, describe, expect, it } from "vitest";

import { deckFolder, interruptBuild, runBuild, type DeckFolder } from "../support/build.ts";

const folders: DeckFolder[] = [];

async function deck(
  text: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<DeckFolder> {
  const folder = await deckFolder({ "talk.md": text, ...files });
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.remove();
});

describe("lectern build", () => {
  it("writes a page with the first slide in it, and says what it wrote", async () => {
    const talk = await deck("# Hello\n---\n# World\n");
    const { code, output } = await talk.build();
    expect(output).toMatch(/^wrote site\/ - 2 slides, \d+ files, \d+ kB/m);
    expect(code).toBe(0);
    expect(await talk.read("site/index.html")).toContain(">Hello</h1>");
  });

  it("brings no language, face or highlighter that the deck has no use for", async () => {
    const plain = await deck("# Hello\n");
    await plain.build();
    const few = await plain.list("site/assets");
    expect(few.filter((name) => /engine|cyrillic|greek|math|\.woff$|\.map$|theme-remark/.test(name))).toEqual(
      [],
    );
    const rich = await deck("theme: remark\n# Привет\n\n```nix\na\n```\n```js\nb\n```\n");
    await rich.build();
    const many = (await rich.list("site/assets")).join(" ");
    for (const part of ["engine-", "nix-", "cyrillic-400", "yanone-kaffeesatz"]) expect(many).toContain(part);
    expect(many).not.toMatch(/ada-|greek|source-sans/);
  });

  it("names nothing that is not there", async () => {
    const talk = await deck("# Hello\n\n```js\na\n```\n");
    await talk.build();
    const there = new Set(await talk.list("site"));
    const texts = await Promise.all(
      [...there].filter((name) => /\.(js|css|html|webmanifest)$/.test(name)).map(talk.site),
    );
    const named = texts
      .join("\n")
      .matchAll(/["'`(]\.?\/?(?:assets\/)?([\w-]+-[\w-]{8}\.(?:js|css|woff2))["'`)]/g);
    const missing = Array.from(named, ([, name]) => `assets/${name}`).filter((name) => !there.has(name));
    expect([...new Set(missing)].filter((name) => !grammars.has(name))).toEqual([]);
  });

  it("copies what the slides ask for, under the same names", async () => {
    const files = {
      "a b.png": "1",
      "pics/ü.svg": "2",
      "film.mp4": "3",
      "poster.jpg": "4",
      "back.png": "5",
      "paper.pdf": "6",
      "extra.css": '@import "css/more.css"; body { background: url(css/dot.png) }',
      "css/more.css": "p { background: url('dot.png') }",
      "css/dot.png": "7",
      "unused.png": "8",
      "small.png": "9",
      "inline.png": "10",
    };
    const talk = await deck(
      `background-image: url(back.png)
# A
![](a%20b.png) <img src='pics/ü.svg' srcset="small.png 1x, a%20b.png 2x">
<video poster=poster.jpg><source src="film.mp4#t=3"></video>
<div style="background: url('inline.png')">x</div>
[paper](paper.pdf) <link rel=stylesheet href="extra.css">
`,
      files,
    );
    const { code, output } = await talk.build();
    expect(output).not.toContain("error");
    expect(code).toBe(0);
    const written = await talk.list("site");
    expect(Object.keys(files).filter((name) => !written.includes(name))).toEqual(["unused.png"]);
  });

  it("names the line of every file that is missing or not its to give, and writes nothing", async () => {
    const talk = await deck(
      "# A\n\n![](gone.png)\n---\nbackground-image: url(../up.png)\n\n[x](nowhere.pdf)\n",
    );
    const { code, output } = await talk.build();
    expect(output).toMatch(/talk\.md:3:5: error: there is no file "gone\.png" \[missing-file\]/);
    expect(output).toMatch(/talk\.md:5:\d+: error: "\.\.\/up\.png" is not among .* \[outside-folder\]/);
    expect(output).toMatch(/talk\.md:7:5: warning: there is no file "nowhere\.pdf"/);
    expect(output).toContain("2 things that the slides show are missing");
    expect(code).toBe(3);
    expect(await talk.list("site")).toEqual([]);
  });

  it("publishes no word that is not meant for readers, in no file", async () => {
    const talk = await deck(
      "# A <!-- hush1 -->\n\n???\nhush2 ![](hush3.png)\n??? handout\nhush4\n??? reader\nfor all\n---\n" +
        "exclude: true\nhush5\n---\ntodo: hush6\n\nB\n\n[//]: # (hush7)\n[h]: http://hush8\n",
    );
    const { output } = await talk.build();
    expect(output).toContain(
      "left out: 1 speaker note, 1 handout note, 1 excluded slide, 4 comments and lines that no slide shows",
    );
    expect(output).not.toContain("hush3");
    const names = await talk.list("site");
    const all = await Promise.all(names.map(talk.site));
    expect(all.filter((text) => text.includes("hush"))).toEqual([]);
    expect(all.filter((text) => text.includes(path.basename(talk.folder)))).toEqual([]);
    expect(await talk.read("site/index.html")).toContain("for all");

    await talk.build("--notes", "none");
    expect(await talk.read("site/index.html")).not.toContain("for all");
    await talk.write({ "hush3.png": "1" });
    await talk.build("--notes", "all");
    const page = await talk.read("site/index.html");
    for (const word of ["hush2", "hush4", "for all"]) expect(page).toContain(word);
    expect(page).not.toMatch(/hush[15678]/);
  });

  it("replaces the site it wrote before, and leaves what others put there", async () => {
    const talk = await deck("# One\n\n![](a.png)", { "a.png": "1" });
    await talk.build("--out", "public/talk");
    await talk.write({ "public/talk/CNAME": "example.org", "public/talk/extra/note.txt": "mine" });
    await talk.write({ "talk.md": "# Two\n" });
    const { code } = await talk.build("--out", "public/talk");
    expect(code).toBe(0);
    const written = await talk.list("public/talk");
    expect(written).toContain("CNAME");
    expect(written).toContain("extra/note.txt");
    expect(written).not.toContain("a.png");
    expect(await talk.read("public/talk/index.html")).toContain(">Two</h1>");
    expect((await talk.list("public")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("keeps in the page where numbers of earlier builds led", async () => {
    const talk = await deck("name: a\n# A\n---\nname: b\n# B\n---\n# C\n");
    const earlier = async (): Promise<unknown> =>
      (
        JSON.parse(/id="lectern-page">(.*?)<\/script>/.exec(await talk.site("index.html"))![1]!) as {
          earlier: unknown;
        }
      ).earlier;
    await talk.build();
    expect(await earlier()).toEqual({});
    await talk.write({ "talk.md": "# New\n---\nname: a\n# A\n---\nname: b\n# B\n" });
    await talk.build();
    expect(await earlier()).toEqual({ 1: "a", 2: "b" });
    await talk.build();
    expect(await earlier()).toEqual({ 1: "a", 2: "b" });
    await talk.write({ "talk.md": "# New\n---\nname: b\n# B\n" });
    await talk.build();
    expect(await earlier()).toEqual({ 3: "b" });
  });

  it("puts on the deck's own style sheet, and brings what that asks for", async () => {
    const files = { "own.css": "h1 { background: url(dot.png) }", "dot.png": "1" };
    const talk = await deck("style: own.css\nscheme: dark\n# A\n", files);
    await talk.build();
    expect(await talk.site("index.html")).toContain('id="lectern-style" href="own.css"');
    expect(await talk.site("index.html")).toContain('data-scheme="dark"');
    expect(await talk.list("site")).toContain("dot.png");
    await talk.build("--single-file");
    expect(await talk.read("talk.html")).toContain("h1 { background: url(data:image/png;base64,MQ==) }");
    await talk.write({ "talk.md": "style: gone.css\n# A\n" });
    expect((await talk.build()).output).toMatch(/talk\.md:1:8: error: there is no file "gone\.css"/);
  });

  it("leaves the old site whole when it is interrupted", async () => {
    const talk = await deck("# One\n");
    await talk.build();
    const before = await talk.list("site");
    const pictures = Object.fromEntries(
      Array.from({ length: 300 }, (_, place) => [`p/${place}.png`, new Uint8Array(100_000)]),
    );
    const text = Object.keys(pictures)
      .map((name) => `![](${name})`)
      .join("\n");
    await talk.write({ ...pictures, "talk.md": `# Two\n${text}` });
    const { code } = await interruptBuild(talk.folder, async () => {
      const names = await readdir(talk.folder);
      return names.some((name) => name.startsWith(".site-"));
    });
    expect(code).toBe(130);
    expect(await talk.list("site")).toEqual(before);
    expect(await talk.site("index.html")).toContain(">One</h1>");
    expect((await readdir(talk.folder)).filter((name) => name.startsWith(".site"))).toEqual([]);
  });

  it("leaves folders alone that are not its own", async () => {
    const talk = await deck("# One\n", { "mine/thesis.txt": "years" });
    const { code, output } = await talk.build("--out", "mine");
    expect(code).toBe(2);
    expect(output).toContain('"mine" is no site of Lectern\'s');
    expect(output).toContain("fix  Name another folder: --out mine-site");
    expect(await talk.list("mine")).toEqual(["thesis.txt"]);
    await mkdir(path.join(talk.folder, "empty"));
    expect((await talk.build("--out", "empty")).code).toBe(0);
  });

  it("keeps the old site when the new one cannot be built", async () => {
    const talk = await deck("# One\n");
    await talk.build();
    const before = await talk.list("site");
    await talk.write({ "talk.md": "![](gone.png)" });
    expect((await talk.build()).code).toBe(3);
    expect(await talk.list("site")).toEqual(before);
    expect(await talk.read("site/index.html")).toContain(">One</h1>");
  });

  it.each([
    ["an empty deck", "  \n", [], 3, "the deck is empty"],
    [
      "notes that a bracket runs over",
      ".a[x\n???\nhush [\n---\ny ]\n---\nz",
      [],
      3,
      "it is not clear which text is a note",
    ],
    ["an unknown theme", "theme: nope\n# A\n", [], 0, 'there is no theme "nope"'],
    ["an unknown kind of notes", "# A", ["--notes", "mine"], 2, "--notes takes none, reader or all"],
    ["a base that is no path", "# A", ["--base", "talks"], 2, '--base takes a path that begins with "/"'],
    ["an address that is none", "# A", ["--url", "example"], 2, "--url takes an address"],
  ])("has a message for %s", async (_, text, words, exit, said) => {
    const talk = await deck(text);
    const { code, output } = await talk.build(...words);
    expect(output).toContain(said);
    expect(code).toBe(exit);
  });

  it("has a message for no deck, and for a deck that is a program's", async () => {
    const talk = await deck("# A\n".repeat(6_000_000));
    expect((await talk.build()).output).toMatch(/the deck has \d+ MB/);
    const none = await runBuild(talk.folder, ["tlak.md"]);
    expect(none.output).toContain("Did you mean talk.md?");
    expect(none.code).toBe(2);
  });

  it("tells others of the link what it is", async () => {
    const talk = await deck('title: "Tea" & <cake>\nlang: de\n\n# A\n\nFirst words.\n---\n# B\n\nSecond.\n');
    const { output } = await talk.build("--url", "https://example.org/tea?x#y", "--base", "/tea");
    expect(output).toContain("no preview picture: no Chrome, Chromium or Edge was found");
    const page = await talk.read("site/index.html");
    expect(page).toContain('<html lang="de"');
    expect(page).toContain('<meta name="description" content="First words. · Second.">');
    expect(page).toContain('<meta property="og:title" content="&quot;Tea&quot; &amp; &lt;cake>">');
    expect(page).toContain('<link rel="canonical" href="https://example.org/tea/">');
    expect(page).toMatch(/"\/tea\/assets\/main-[\w-]{8}\.js"/);
    expect(JSON.parse(await talk.read("site/manifest.webmanifest"))).toMatchObject({
      name: '"Tea" & <cake>',
      start_url: "/tea/",
    });
  });
});

/** Grammars that the deck's code does not need are named by the table of them, and never asked for. */
const grammars: ReadonlySet<string> = new Set(
  Object.entries(
    JSON.parse(readFileSync("dist/app/manifest.json", "utf8")) as Record<string, { file: string }>,
  )
    .filter(([name]) => name.includes("/languages/"))
    .map(([, { file }]) => file),
);
