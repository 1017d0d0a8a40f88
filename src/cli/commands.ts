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
];
