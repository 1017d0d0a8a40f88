/** Something wrong outside the deck's own language: its file, its delivery, the command line. */
export interface Problem {
  /** "no-such-deck": for searching, and for tests. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** "talk.md:12:1", or who speaks: "lectern". */
  readonly where: string;
  /** One plain sentence. */
  readonly what: string;
  readonly why: string;
  /** The shortest thing to type or do. */
  readonly fix: string;
}

/** What the process says to the shell: 0 fine, 1 the deck has errors, and these. */
export const exit = { commandLine: 2, outside: 3, interrupted: 130 } as const;

/** Ends the command: `main` prints it and leaves with `exit`. */
export class CliError extends Error {
  readonly problem: Problem;
  readonly exit: number;

  constructor(exit: number, problem: Omit<Problem, "severity" | "where"> & Partial<Problem>) {
    super(problem.what);
    this.name = "CliError";
    this.exit = exit;
    this.problem = { severity: "error", where: "lectern", ...problem };
  }
}

/** The three lines everything we say has; a problem of the whole command needs no severity in its first. */
export function formatProblem(problem: Problem): string {
  const severity = problem.where === "lectern" ? "" : ` ${problem.severity}:`;
  return [
    `${problem.where}:${severity} ${problem.what} [${problem.code}]`,
    `  why  ${problem.why}`,
    `  fix  ${problem.fix}`,
  ].join("\n");
}
