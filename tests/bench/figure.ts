/** One row of the table: what was measured, beside what was measured in the same run to compare it with. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly against: string;
  /** What the budget speaks of: most often measured ÷ against. */
  readonly value: number;
  /** The value's unit, "×" for a ratio. */
  readonly unit: "×" | "ms" | "kB";
  /** The largest value that passes; null: told, not judged. */
  readonly budget: number | null;
}

export const passes = ({ value, budget }: Figure): boolean => budget === null || value <= budget;

export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

function shown({ value, unit }: Figure): string {
  return unit === "×" ? `${value.toFixed(2)}×` : `${value.toFixed(1)} ${unit}`;
}

/** The table that `npm run bench` prints. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    figure.measured,
    figure.against,
    shown(figure),
    figure.budget === null ? "" : shown({ ...figure, value: figure.budget }),
    figure.budget === null ? "" : passes(figure) ? "pass" : "FAIL",
  ]);
  const lines = [["", "measured", "against", "figure", "budget", ""], ...rows];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const cell = (text: string, column: number): string =>
    column === 3 || column === 4 ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
  return lines.map((line) => line.map(cell).join("  ").trimEnd()).join("\n");
}
