import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "@playwright/test";

import { exportFolder, listProcesses, runExport, type Ended, type ExportOptions } from "../support/export.ts";

const place = exportFolder();
const { run, deck, expectSwept } = place;

test.describe("the old file stays whole", () => {
  const old = "an old export";

  test.beforeEach(async () => {
    await deck("# A\n---\n# B");
    await writeFile(path.join(place.folder, "talk.pdf"), old);
  });

  const expectOld = async (): Promise<void> => {
    expect(await readFile(path.join(place.folder, "talk.pdf"), "utf8")).toBe(old);
    await expectSwept("talk.md", "talk.pdf");
  };

  test("when there is no browser", async () => {
    const { code, output } = await run([], { env: { LECTERN_BROWSER: "/nowhere/chrome" } });
    expect(code).toBe(3);
    expect(output).toContain("[no-browser]");
    await expectOld();
  });

  test("when the browser does not start, or ends at once", async () => {
    const { code, output } = await run([], { env: { LECTERN_BROWSER: "/bin/false" } });
    expect(code).toBe(3);
    expect(output).toContain("[browser-not-started]");
    await expectOld();
  });

  test("when the deck cannot be read", async () => {
    expect(await run(["none.md"])).toMatchObject({ code: 2 });
    await expectOld();
  });

  test("when a range names no slide", async () => {
    const { code, output } = await run(["--slides", "1,nope"]);
    expect(code).toBe(2);
    expect(output).toContain('no slide is "nope"');
    await expectOld();
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    test(`when it is told to end (${signal})`, async () => {
      await deck(Array.from({ length: 400 }, (_, at) => `# Slide ${at}\n\ntext`).join("\n---\n"));
      const temporary = path.join(place.folder, "temporary");
      await mkdir(temporary);
      const profiles = (): Promise<string[]> => readdir(temporary);
      const { code } = await run([], {
        env: { TMPDIR: temporary },
        meanwhile: (kill) => {
          // The browser is started, or about to be.
          void expect
            .poll(profiles)
            .not.toEqual([])
            .then(() => kill(signal));
        },
      });
      expect(code).toBe(130);
      expect(await profiles()).toEqual([]);
      await rm(temporary, { recursive: true });
      await expectOld();
    });
  }

  /** Runs with a browser that hangs as it starts, which is ended with all it left, and the old file is there. */
  async function runHanging(words: readonly string[], options: ExportOptions = {}): Promise<Ended> {
    const temporary = path.join(place.folder, "temporary");
    await mkdir(temporary);
    const program = path.join(place.folder, "hanging");
    await writeFile(program, "#!/bin/sh\nsleep 300\n", { mode: 0o755 });
    const ended = await run(words, { ...options, env: { LECTERN_BROWSER: program, TMPDIR: temporary } });
    expect(await readdir(temporary)).toEqual([]);
    await rm(temporary, { recursive: true });
    await rm(program);
    await expectOld();
    return ended;
  }

  test("when the browser hangs as it starts", async () => {
    test.setTimeout(90_000);
    const { code, output } = await runHanging([]);
    expect(code).toBe(3);
    expect(output).toMatch(/\[browser-not-started\][^]*does not answer[^]*LECTERN_BROWSER/);
  });

  test("when the deck cannot be read, and no browser is waited for", async () => {
    // Long before a browser that hangs is given up.
    const { code, output } = await runHanging(["none.md"], {
      meanwhile: (kill) => setTimeout(() => kill("SIGKILL"), 15_000).unref(),
    });
    expect(output).toContain("[no-such-deck]");
    expect(code).toBe(2);
  });

  test("when a page of the browser hangs in the middle", async () => {
    test.skip(process.platform !== "linux", "processes are found in /proc");
    test.setTimeout(180_000);
    const temporary = path.join(place.folder, "temporary");
    await mkdir(temporary);
    let groups = new Set<number>();
    let watch: NodeJS.Timeout | undefined;
    const { code, output } = await run(["--timeout", "1"], {
      env: { TMPDIR: temporary },
      meanwhile: (_, pid) => {
        watch = setInterval(() => {
          const processes = listProcesses();
          for (const one of processes) if (one.parent === pid) groups = groups.add(one.pid);
          for (const one of processes) {
            if (groups.has(one.group) && one.words.includes("--type=renderer"))
              process.kill(one.pid, "SIGSTOP");
          }
        }, 20);
      },
    });
    clearInterval(watch);
    expect(output).toMatch(/\[browser-failed\][^]*The browser hangs at [^]*LECTERN_BROWSER/);
    expect(code).toBe(3);
    expect(groups.size).toBe(1);
    await expect.poll(() => listProcesses().filter(({ group }) => groups.has(group))).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
    await rm(temporary, { recursive: true });
    await expectOld();
  });

  for (const [kind, words] of [
    ["a PDF", ["--out", "talk.pdf"]],
    ["pictures", ["--format", "png", "--scale", "4"]],
    ["a presentation", ["--out", "talk.pptx", "--scale", "4"]],
  ] as const) {
    test(`when the disk is full, for ${kind}`, async () => {
      const disk = path.join(place.folder, "disk");
      await mkdir(disk);
      const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]).status === 0;
      test.skip(!mounted, "only root may mount a small disk");
      try {
        await writeFile(path.join(disk, "talk.md"), "# A\n---\n# B");
        await writeFile(path.join(disk, "talk.pdf"), old);
        await writeFile(path.join(disk, "talk.pptx"), old);
        // So little is left that nothing fits.
        await writeFile(path.join(disk, "full"), Buffer.alloc(48_000));
        const { code, output } = await runExport(disk, words);
        expect(output).toMatch(/\[not-written\][^]*The disk is full[^]*Make room/);
        expect(code).toBe(3);
        expect((await readdir(disk)).sort()).toEqual(["full", "talk.md", "talk.pdf", "talk.pptx"]);
        expect(await readFile(path.join(disk, "talk.pdf"), "utf8")).toBe(old);
        expect(await readFile(path.join(disk, "talk.pptx"), "utf8")).toBe(old);
      } finally {
        spawnSync("umount", [disk]);
      }
    });
  }

  test("when its place cannot be written to", async () => {
    await mkdir(path.join(place.folder, "taken.pdf"));
    const { code, output } = await run(["--out", "taken.pdf"]);
    expect(code).toBe(3);
    expect(output).toContain("[not-written]");
    await expectSwept("talk.md", "talk.pdf", "taken.pdf");
  });
});
