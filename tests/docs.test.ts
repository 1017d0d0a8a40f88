import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

const folder = "public/docs";
const read = (file: string): string => readFileSync(file, "utf8");

const withoutCode = (text: string): string =>
  text.replaceAll(/^(`{3,})[^]*?^\1$/gm, "").replaceAll(/(`+).*?\1/g, "");

describe("the documentation", () => {
  it("has a row for every difference from remark that a conformance case names", () => {
    const page = read(`${folder}/coming-from-remark.md`);
    const reasons = readdirSync("tests/conformance")
      .filter((name) => name.endsWith(".md"))
      .flatMap((name) => Array.from(read(`tests/conformance/${name}`).matchAll(/^why: (.*)$/gm)))
      .map(([, reason]) => reason!)
      // Where versions of remark differ, one of them is no difference.
      .filter((reason) => !reason.startsWith("as in "));
    expect([...new Set(reasons)].filter((reason) => !page.includes(reason))).toEqual([]);
  });

  it("names every option and its page every method", () => {
    const page = read(`${folder}/script.md`);
    const settings = /export interface Settings \{([^]*?)\n\}/.exec(read("src/api/options.ts"))![1]!;
    const options = [...settings.matchAll(/^ {2}readonly "?([\w.]+)"?:/gm)].map(([, name]) => name!);
    expect(options.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
    const slideshow = /export interface Slideshow \{([^]*?)\n\}/.exec(read("src/api/slideshow.ts"))![1]!;
    const methods = [...slideshow.matchAll(/^ {2}(?:readonly )?(\w+)[(:]/gm)].map(([, name]) => name!);
    expect(methods.length).toBeGreaterThan(30);
    expect(methods.filter((name) => !new RegExp(`\`${name}[(\`]`).test(page))).toEqual([]);
  });

  it("links to files that are there", () => {
    const pages = ["README.md", ...readdirSync(folder).map((name) => `${folder}/${name}`)];
    const dead = pages.flatMap((page) =>
      [...withoutCode(read(page)).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target]) => path.join(path.dirname(page), target!))
        .filter((target) => !existsSync(target))
        .map((target) => `${page}: ${target}`),
    );
    expect(dead).toEqual([]);
  });
});
