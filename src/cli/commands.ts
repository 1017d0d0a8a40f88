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
];
