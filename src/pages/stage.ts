import { talkDocument, type TalkPage } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import { iconAddress } from "./icon.ts";

/** The document that `lectern present` serves: the deck as text, and the script that makes a talk of it. */
export function stagePage(stage: TalkPage): string {
  return talkDocument(stage, {
    head: [`<link rel="icon" href="${escapeHtml(iconAddress)}">`],
    end: [
      "<noscript><p>This talk is drawn by a script: allow scripts for this address to see it.</p></noscript>",
    ],
  });
}
