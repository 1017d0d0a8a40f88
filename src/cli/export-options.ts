import { paperValues, sheetSizes, usualPaper, type PaperChoices, type PaperLayout } from "#pages";

import { readAddress, wrongValue as wrong } from "./option-values.ts";

export type ExportFormat = "pdf" | "png" | "pptx" | "html" | "notes";

/** The command line of `export`, as it was typed. */
export interface ExportInput {
  readonly decks: readonly string[];
  readonly format: string | undefined;
  readonly handout: string | undefined;
  readonly increments: string | undefined;
  readonly slides: string | undefined;
  readonly paper: string | undefined;
  readonly ink: string | undefined;
  readonly lines: string | undefined;
  readonly out: string | undefined;
  readonly report: string | undefined;
  readonly url: string | undefined;
  readonly scale: number | undefined;
  readonly timeout: number | undefined;
  readonly answers: boolean;
  readonly binding: boolean;
  readonly noContents: boolean;
  readonly allowRemote: boolean;
  readonly editable: boolean;
}

/** The same, understood. */
export interface ExportOptions {
  readonly decks: readonly string[];
  readonly format: ExportFormat;
  readonly choices: PaperChoices;
  readonly out: string | undefined;
  readonly report: string | undefined;
  readonly url: string | null;
  /** Pixels of a picture for each of a slide's. */
  readonly scale: number;
  /** How long a slide's pictures may take, ms. */
  readonly patience: number;
  readonly allowRemote: boolean;
  /** Whether an editor can change what is on slides. */
  readonly editable: boolean;
}

const FORMATS: readonly ExportFormat[] = ["pdf", "png", "pptx", "html", "notes"];
const HANDOUTS = paperValues.layout.filter((layout) => layout !== "slides");

/** Throws CliError, exit 2, for values that mean nothing and for choices that have no effect together. */
export function readExportOptions(input: ExportInput): ExportOptions {
  const format = oneOf("--format", input.format ?? formatOf(input.out), FORMATS);
  const layout: PaperLayout =
    input.handout === undefined ? "slides" : oneOf("--handout", input.handout, HANDOUTS);
  if (layout !== "slides" && format !== "pdf") {
    throw wrong("--handout goes with --format pdf alone", "Leave one of the two out.");
  }
  if (input.editable && format !== "pptx") {
    throw wrong("--editable goes with --format pptx alone", "Leave it out, or type --format pptx --editable");
  }
  if (input.out !== undefined && input.decks.length > 1) {
    throw wrong(
      "--out names one file, and there are several decks",
      "Leave --out out: each PDF gets its deck's name.",
    );
  }
  const paper = oneOf("--paper", input.paper ?? (layout === "slides" ? "slide" : "a4"), paperValues.paper);
  if (layout !== "slides" && !sheetSizes.some((size) => size === paper)) {
    throw wrong(`--paper ${paper} has no room for a handout`, "Type --paper a4 or --paper letter.");
  }
  return {
    decks: input.decks,
    format,
    choices: {
      ...usualPaper,
      layout,
      paper,
      increments: oneOf("--increments", input.increments ?? "final", paperValues.increments),
      ink: oneOf("--ink", input.ink ?? "full", paperValues.ink),
      slides: input.slides ?? "",
      lines: oneOf("--lines", input.lines ?? "ruled", paperValues.lines),
      answers: input.answers,
      binding: input.binding,
      contents: !input.noContents,
    },
    out: input.out,
    report: input.report,
    url: input.url === undefined ? null : readAddress(input.url).href,
    scale: input.scale ?? 2,
    patience: (input.timeout ?? 30) * 1000,
    allowRemote: input.allowRemote,
    editable: input.editable,
  };
}

function formatOf(out: string | undefined): ExportFormat {
  const extension = /\.(\w+)$/.exec(out ?? "")?.[1]?.toLowerCase();
  if (extension === "md" || extension === "txt") return "notes";
  return FORMATS.find((format) => format === extension) ?? "pdf";
}

function oneOf<Value extends string>(name: string, given: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === given);
  if (found !== undefined) return found;
  throw wrong(
    `${name} takes ${values.slice(0, -1).join(", ")} or ${values.at(-1)}, and got "${given}"`,
    `Type ${name} ${values[0]}`,
  );
}
