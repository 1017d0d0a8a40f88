/** What is printed of each slide, and how much of a sheet it gets. */
export type PaperLayout = "slides" | "1" | "2" | "3" | "4" | "6" | "9" | "notes" | "lecture" | "outline";

/** `slide`: as large as a slide is on screen; `16:9` and `4:3`: as a screen is, 19 cm high. */
export type PaperSize = "slide" | "16:9" | "4:3" | SheetSize;

/** What handouts are printed on. */
export type SheetSize = "a4" | "letter";

/** How a deck is printed: what the print panel, the address and the command line say. */
export interface PaperChoices {
  readonly layout: PaperLayout;
  /** Sheets are A4 unless it is one of theirs. */
  readonly paper: PaperSize;
  /** `final`: a slide once, with all its increments; `all`: each step. */
  readonly increments: "final" | "all";
  /** `save`: dark words on white, pictures grey. */
  readonly ink: "full" | "save";
  /** "1-3,7,intro"; "": all. */
  readonly slides: string;
  /** Fills in what `.blank[…]` leaves open. */
  readonly answers: boolean;
  /** What is written on, in the layout with room to write. */
  readonly lines: "ruled" | "dotted";
  /** More room at the left, where sheets are bound. */
  readonly binding: boolean;
  /** A list of the slides first, on sheets. */
  readonly contents: boolean;
}

export const usualPaper: PaperChoices = {
  layout: "slides",
  paper: "slide",
  increments: "final",
  ink: "full",
  slides: "",
  answers: false,
  lines: "ruled",
  binding: false,
  contents: true,
};

/** What each choice may be. */
export const paperValues = {
  layout: ["slides", "1", "2", "3", "4", "6", "9", "notes", "lecture", "outline"],
  paper: ["slide", "16:9", "4:3", "a4", "letter"],
  increments: ["final", "all"],
  ink: ["full", "save"],
  lines: ["ruled", "dotted"],
} as const satisfies { readonly [Key in keyof PaperChoices]?: readonly PaperChoices[Key][] };

export const sheetSizes: readonly SheetSize[] = ["a4", "letter"];

const SWITCHES = ["answers", "binding", "contents"] as const;

/** `layout=3&ink=save`: what differs from `usualPaper`, so that a link prints the same. */
export function paperQuery(choices: PaperChoices): string {
  return (Object.keys(usualPaper) as (keyof PaperChoices)[])
    .filter((key) => choices[key] !== usualPaper[key])
    .map((key) => `${key}=${escape(String(choices[key]))}`)
    .join("&");
}

/** Reads `paperQuery`'s words; what means nothing is as usual. */
export function readPaperQuery(text: string): PaperChoices {
  const query = new Map(
    text.split("&").map((pair) => {
      const [key = "", ...value] = pair.split("=");
      return [key, unescape(value.join("="))] as const;
    }),
  );
  const found: Record<string, unknown> = { ...usualPaper, slides: query.get("slides") ?? "" };
  for (const [key, values] of Object.entries(paperValues)) {
    const value = query.get(key);
    if (value !== undefined && (values as readonly string[]).includes(value)) found[key] = value;
  }
  for (const key of SWITCHES) if (query.has(key)) found[key] = query.get(key) === "true";
  return found as unknown as PaperChoices;
}

function escape(text: string): string {
  // Half of a pair of surrogates stands for nothing.
  return encodeURIComponent(text.toWellFormed());
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
