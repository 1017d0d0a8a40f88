import type { Command } from "./command.ts";

/** Every command, in the order of the help text. Each imports its own code when it is run. */
export const commands: readonly Command[] = [
  {
    name: "present",
    summary: "Give the talk: show the deck in a browser, and follow its file.",
    args: [
      {
        name: "deck.md",
        help: 'The deck. Without it: "lectern": { "deck": … } of package.json, or the only deck here.',
      },
    ],
    options: {
      port: {
        type: "count",
        value: "N",
        least: 0,
        most: 65_535,
        help: "The server's port. Without it: 4100, or the next one free; 0 for any.",
      },
      host: {
        type: "text",
        value: "NAME",
        help: "Where to listen. Without it: 127.0.0.1, this computer alone.",
      },
      "no-open": { type: "flag", help: "Do not open a browser." },
    },
    examples: ["lectern present talk.md", "lectern present talk.md --port 5000 --no-open"],
    run: async (input) => {
      const { present } = await import("./present.ts");
      return present({
        deck: input.args[0],
        port: input.count("port"),
        host: input.text("host"),
        open: !input.flag("no-open"),
      });
    },
  },
  {
    name: "build",
    summary: "Put the deck online: write a folder that any web server can serve.",
    args: [
      {
        name: "deck.md",
        help: 'The deck. Without it: "lectern": { "deck": … } of package.json, or the only deck here.',
      },
    ],
    options: {
      out: {
        type: "text",
        value: "FOLDER",
        help: "Where to. Without it: site; with --single-file the deck's name, with .html.",
      },
      notes: {
        type: "text",
        value: "WHICH",
        help: "none, reader (??? reader alone) or all. Without it: reader.",
      },
      base: {
        type: "text",
        value: "/PATH/",
        help: "Where the site lies on its host. Without it: anywhere.",
      },
      url: {
        type: "text",
        value: "ADDRESS",
        help: "The site's address, https://…, for previews of links to it.",
      },
      "single-file": { type: "flag", help: "Write one HTML file that opens from a disk, everything inside." },
    },
    examples: [
      "lectern build talk.md",
      "lectern build talk.md --out public --url https://example.org/talk/",
      "lectern build talk.md --single-file",
    ],
    run: async (input) => {
      const { build } = await import("./build.ts");
      return build({
        deck: input.args[0],
        out: input.text("out"),
        notes: input.text("notes"),
        base: input.text("base"),
        url: input.text("url"),
        single: input.flag("single-file"),
      });
    },
  },
  {
    name: "export",
    summary: "Write a PDF, a handout, pictures or notes, and check them.",
    args: [{ name: "deck.md", many: true, help: "One deck or several. Without it: as for present." }],
    options: {
      format: {
        type: "text",
        value: "KIND",
        help: "pdf, png, pptx, html or notes. Without it: as --out ends, else pdf.",
      },
      handout: {
        type: "text",
        value: "LAYOUT",
        help: "1, 2, 3 (with lines to write on), 4, 6 or 9 slides a sheet; notes, lecture or outline.",
      },
      increments: {
        type: "text",
        value: "WHICH",
        help: "final (a slide once) or all (each step). Without it: final.",
      },
      slides: { type: "text", value: "RANGE", help: "1-3,7,intro: numbers and names. Without it: all." },
      paper: { type: "text", value: "SIZE", help: "a4, letter, 16:9, 4:3, or slide: as large as a slide." },
      ink: {
        type: "text",
        value: "HOW",
        help: "save: dark words on white, pictures in grey. Without it: full.",
      },
      lines: { type: "text", value: "KIND", help: "ruled or dotted, beside the slides of --handout 3." },
      answers: { type: "flag", help: "Fill in what .blank[…] leaves open." },
      binding: { type: "flag", help: "Leave room at the left for binding." },
      "no-contents": { type: "flag", help: "No list of the slides at a handout's beginning." },
      out: { type: "text", value: "FILE", help: "Where to. Without it: the deck's name, with .pdf." },
      scale: {
        type: "count",
        value: "N",
        least: 1,
        most: 8,
        help: "Pixels of a picture for each of a slide's. Without it: 2.",
      },
      url: { type: "text", value: "ADDRESS", help: "Where the deck is online: printed with its QR code." },
      report: { type: "text", value: "FILE", help: "Write what was found on each page, as JSON." },
      timeout: {
        type: "count",
        value: "SECONDS",
        least: 1,
        most: 3600,
        help: "How long a picture may take. Without it: 30.",
      },
      editable: {
        type: "flag",
        help: "With --format pptx: words, tables and pictures that can be changed.",
      },
      "allow-remote": { type: "flag", help: "Let slides fetch pictures from other hosts." },
    },
    examples: [
      "lectern export talk.md",
      "lectern export talk.md --handout 3 --ink save",
      "lectern export talk.md --handout notes --slides 1-10",
      "lectern export one.md two.md --report report.json",
    ],
    run: async (input) => {
      const { exportDecks } = await import("./export.ts");
      return exportDecks({
        decks: input.args,
        format: input.text("format"),
        handout: input.text("handout"),
        increments: input.text("increments"),
        slides: input.text("slides"),
        paper: input.text("paper"),
        ink: input.text("ink"),
        lines: input.text("lines"),
        out: input.text("out"),
        report: input.text("report"),
        url: input.text("url"),
        scale: input.count("scale"),
        timeout: input.count("timeout"),
        answers: input.flag("answers"),
        binding: input.flag("binding"),
        noContents: input.flag("no-contents"),
        allowRemote: input.flag("allow-remote"),
        editable: input.flag("editable"),
      });
    },
  },
];
