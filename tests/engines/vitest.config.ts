import { defineConfig } from "vitest/config";

const journeys = (name: string) => ({
  test: {
    name,
    include: ["tests/engines/*.spec.ts"],
    globalSetup: "tests/engines/setup.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Node 20 has its WebSocket behind a flag.
    execArgv: typeof WebSocket === "undefined" ? ["--experimental-websocket"] : [],
  },
});

/** One list of journeys, once per engine: `--project firefox` runs that one alone. */
export default defineConfig({
  test: { projects: [journeys("firefox"), journeys("webkit")], maxWorkers: 1 },
});
