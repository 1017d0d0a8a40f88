import { positionAt } from "./source.ts";
import type { Diagnostic, Source } from "./types.ts";

/** Three lines that editors and CI understand: `file:line:column: severity: what [code]`, why, fix. */
export function formatDiagnostic(source: Source, diagnostic: Diagnostic): string {
  const { line, column } = positionAt(source, diagnostic.range.from);
  const { severity, what, code, why, fix } = diagnostic;
  return `${source.name}:${line}:${column}: ${severity}: ${what} [${code}]\n  why  ${why}\n  fix  ${fix}`;
}
