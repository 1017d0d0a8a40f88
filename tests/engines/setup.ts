import type { TestProject } from "vitest/node";

import { type EngineName, type Programs, providePrograms } from "./programs.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly engine: EngineName;
    readonly programs: Programs;
  }
}

/** Once per engine, before its journeys. */
export function setup(project: TestProject): void {
  const engine = project.name as EngineName;
  project.provide("engine", engine);
  project.provide("programs", providePrograms(engine));
}
