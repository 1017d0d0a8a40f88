import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findFile } from "../../src/cli/folder.ts";

/** talks/deck is what may be read; everything else holds a canary. */
let top = "";
let root = "";

beforeAll(async () => {
  top = await realpath(await mkdtemp(path.join(tmpdir(), "lectern-folder-")));
  root = path.join(top, "talks", "deck");
  await mkdir(path.join(root, "img", ".private"), { recursive: true });
  await mkdir(path.join(top, "talks", "deck-secret"));
  const files = [
    "canary.txt",
    "talks/deck-secret/canary.txt",
    "talks/deck/talk.md",
    "talks/deck/.env",
    "talks/deck/img/.private/canary.txt",
    "talks/deck/img/a b.png",
    "talks/deck/img/ä%.png",
    "talks/deck/..hidden",
    "talks/deck/...txt",
  ];
  for (const file of files) await writeFile(path.join(top, file), "x");
  await symlink(path.join(top, "canary.txt"), path.join(root, "out.txt"));
  await symlink(top, path.join(root, "up"));
  await symlink(path.join(root, ".env"), path.join(root, "env.txt"));
  await symlink("img", path.join(root, "pictures"));
  await symlink("loop", path.join(root, "loop"));
  await symlink("nowhere", path.join(root, "dangling"));
});

afterAll(() => rm(top, { recursive: true, force: true }));

describe("the deck's folder gives", () => {
  it.each([
    ["/talk.md", "talk.md"],
    ["/img/a%20b.png", "img/a b.png"],
    ["/img/%C3%A4%25.png", "img/ä%.png"],
    ["//talk.md", "talk.md"],
    ["/./talk.md", "talk.md"],
    ["/pictures/a%20b.png", "img/a b.png"],
  ])("%s", async (asked, file) => {
    expect(await findFile(root, asked)).toEqual({ parts: file.split("/") });
  });
});

describe("the deck's folder refuses", () => {
  it.each([
    // Outside, in every spelling that a client, a proxy or a decoder has known.
    ["/../canary.txt", 403],
    ["/../../canary.txt", 403],
    ["/../deck-secret/canary.txt", 403],
    ["/img/../../canary.txt", 403],
    ["/img/../talk.md", 403],
    ["/%2e%2e/canary.txt", 403],
    ["/%2E%2E%2fcanary.txt", 403],
    ["/..%2f..%2fcanary.txt", 403],
    ["/.%2e/canary.txt", 403],
    ["/..", 403],
    ["/img/..", 403],
    ["//../canary.txt", 403],
    ["/up/canary.txt", 403],
    ["/up/talks/deck-secret/canary.txt", 403],
    ["/out.txt", 403],
    // Decoded once, so this is a strange name and no way up.
    ["/%252e%252e/canary.txt", 404],
    ["/%252e%252e%252fcanary.txt", 404],
    ["//etc/passwd", 404],
    ["/etc/passwd", 404],
    ["/C:/canary.txt", 404],
    ["/file:///etc/passwd", 404],
    // Not paths.
    ["/..\\canary.txt", 400],
    ["/..%5ccanary.txt", 400],
    ["/%5c%5chost%5cshare", 400],
    ["/talk.md%00.png", 400],
    ["/%00", 400],
    ["/%", 400],
    ["/%zz", 400],
    ["/%c0%ae%c0%ae/canary.txt", 400],
    ["/%ff", 400],
    ["talk.md", 400],
    ["http://evil.test/talk.md", 400],
    ["*", 400],
    ["", 400],
    // Hidden files, as asked for and as they are.
    ["/.env", 403],
    ["/%2eenv", 403],
    ["/img/.private/canary.txt", 403],
    ["/env.txt", 403],
    ["/up/talks/deck/.env", 403],
    ["/..hidden", 403],
    ["/...txt", 403],
    // Not files.
    ["/img", 404],
    ["/img/", 404],
    ["/pictures", 404],
    ["/loop", 404],
    ["/dangling", 404],
    ["/none.png", 404],
    ["/talk.md/none", 404],
  ])("%s with %i", async (asked, status) => {
    expect(await findFile(root, asked)).toMatchObject({ status });
  });
});
