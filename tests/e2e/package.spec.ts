import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { expect, test } from "@playwright/test";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** An empty folder in which somebody typed `npm install` of our packed package. */
let folder = "";
let packed: string[] = [];

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const top = await realpath(await mkdtemp(path.join(tmpdir(), "lectern-package-")));
  folder = path.join(top, "talks");
  await mkdir(folder);
  // What is packed is the build that the tests are about, so it is not built again.
  const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", top];
  const { stdout } = await run(npm, pack, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  packed = files.map((file) => file.path);
  await writeFile(path.join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await run(npm, ["install", "--prefer-offline", "--no-audit", "--no-fund", path.join(top, filename)], {
    cwd: folder,
  });
});

test.afterAll(() => rm(path.dirname(folder), { recursive: true, force: true }));

test("the package holds what was built, and nothing it was built from", () => {
  expect(packed.filter((file) => !file.startsWith("dist/")).sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "package.json",
    "public/boilerplate.html",
    "public/docs/coming-from-remark.md",
    "public/docs/coming-from-xaringan.md",
    "public/docs/online.md",
    "public/docs/presenting.md",
    "public/docs/printing.md",
    "public/docs/reading.md",
    "public/docs/script.md",
    "public/docs/themes.md",
    "public/screenshots/handout.webp",
    "public/screenshots/layouts.webp",
    "public/screenshots/presenter.webp",
    "public/screenshots/theme-book.webp",
    "public/screenshots/theme-code.webp",
    "public/screenshots/theme-contrast.webp",
    "public/screenshots/theme-lectern.webp",
    "public/screenshots/theme-play.webp",
    "public/screenshots/theme-remark.webp",
    "public/screenshots/themes.webp",
  ]);
  expect(packed).toContain("dist/remark.js");
  expect(packed).toContain("dist/remark/app.js");
  expect(packed).toContain("dist/cli/main.js");
  expect(packed).toContain("dist/app/manifest.json");
  expect(packed).toContain("dist/app/licenses.md");
  expect(packed).toContain("dist/cli/licenses.md");
  expect(packed.filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))).toEqual([]);
});

test("every picture and page that its documents lead to is in the package", async () => {
  const missing: string[] = [];
  for (const file of packed.filter((name) => !name.startsWith("dist/") && name.endsWith(".md"))) {
    const text = (await readFile(path.join(root, file), "utf8")).replaceAll(/^```[^]*?^```$|`[^`\n]*`/gm, "");
    for (const [, address] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(address!)) continue;
      const target = path.posix.join(path.posix.dirname(file), address!);
      if (!packed.some((name) => name === target || name.startsWith(`${target}/`)))
        missing.push(`${file}: ${address}`);
    }
  }
  expect(missing).toEqual([]);
});

test("the installed command puts a deck online", async () => {
  await writeFile(path.join(folder, "talk.md"), "# From the package\n\n```js\nconst a = 1;\n```\n");
  await run(npm, ["exec", "--offline", "--", "lectern", "build", "talk.md"], { cwd: folder });
  const page = await readFile(path.join(folder, "site/index.html"), "utf8");
  expect(page).toContain("From the package");
  expect(page).toContain('<span class="hljs-keyword">const</span>');
});

test("the installed command presents a deck", async ({ page }) => {
  await writeFile(path.join(folder, "talk.md"), "# From the package\n\n---\n\n# Two\n");
  const child = spawn(npm, ["exec", "--offline", "--", "lectern", "present", "--no-open", "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    // A group of its own: npm starts a shell that starts us.
    detached: true,
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let printed = "";
      child.stdout.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        const address = /^\s*(http:\/\/\S+\/)$/m.exec(printed)?.[1];
        if (address !== undefined) resolve(address);
      });
      child.once("close", () => reject(new Error(`lectern ended:\n${printed}`)));
    });
    await page.goto(url);
    await expect(page.locator(".remark-visible h1")).toHaveText("From the package");
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(".remark-visible h1")).toHaveText("Two");
  } finally {
    if (child.exitCode === null) process.kill(-child.pid!, "SIGINT");
  }
});

test("the installed package can be imported, with its types", async () => {
  const program = `
    import { create, type Slideshow } from "lectern";
    const show: Slideshow = create({ source: "# One" });
    // @ts-expect-error A source is a text.
    create({ source: 1 });
    // @ts-expect-error A macro is a function; this type comes from another room.
    create({ source: "# One", macros: { shout: 1 } });
    export { show };
  `;
  await writeFile(path.join(folder, "page.ts"), program);
  const config = {
    compilerOptions: {
      module: "esnext",
      moduleResolution: "bundler",
      target: "es2023",
      lib: ["es2023", "dom"],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
    },
    files: ["page.ts"],
  };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  const checked = await run(process.execPath, [tsc, "-p", folder]).catch(
    (error: { stdout: string }) => error,
  );
  expect(checked.stdout).toBe("");

  const manifest = path.join(folder, "node_modules/lectern/package.json");
  const { exports } = JSON.parse(await readFile(manifest, "utf8")) as {
    exports: { ".": { default: string } };
  };
  const script = await readFile(path.join(path.dirname(manifest), exports["."].default), "utf8");
  expect(script).toMatch(/\bexport\b[^;]*\bcreate\b/);
});
