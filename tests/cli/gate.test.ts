import { describe, expect, it } from "vitest";

import { hostsFor, isLoopback, ownAddresses } from "../../src/cli/gate.ts";

describe("the names a server answers to", () => {
  it("are this computer's own, with its port", () => {
    expect([...hostsFor("127.0.0.1", 4100)]).toEqual(["localhost:4100", "127.0.0.1:4100", "[::1]:4100"]);
  });

  it("are also the one it was told to listen on", () => {
    expect([...hostsFor("Podium.local", 4100)]).toContain("podium.local:4100");
    expect([...hostsFor("fd00::7", 4100)]).toContain("[fd00::7]:4100");
  });

  it("are every address of this computer when it listens on all, and no other", () => {
    const hosts = hostsFor("0.0.0.0", 4100);
    for (const address of ownAddresses().filter((own) => !own.includes(":"))) {
      expect([...hosts]).toContain(`${address}:4100`);
    }
    expect(hosts.has("203.0.113.7:4100")).toBe(false);
    expect(hosts.has("evil.test:4100")).toBe(false);
  });

  it("need no port when it is the one of http", () => {
    expect([...hostsFor("127.0.0.1", 80)]).toEqual(
      expect.arrayContaining(["localhost", "localhost:80", "127.0.0.1", "127.0.0.1:80"]),
    );
  });
});

it.each([
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.5", false],
  ["127.evil.test", false],
  ["podium.local", false],
])("%s is this computer alone: %s", (host, alone) => {
  expect(isLoopback(host)).toBe(alone);
});
