import { fenceAt } from "./fences.ts";
import { lineAt } from "./lines.ts";

const MARK = /^ {0,3}> ?/;

/**
 * The block quote that `text` starts with, and what it says. remark 0.14: lines follow lazily up to an empty
 * one, and quotes with only empty lines between them are one.
 */
export function readQuote(text: string): { readonly raw: string; readonly text: string } | null {
  if (!MARK.test(lineAt(text, 0))) return null;
  const said: string[] = [];
  let blanks = 0;
  let end = 0;
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at);
    const marked = MARK.test(line);
    if (line.trim() === "") blanks += 1;
    else if (!marked && (blanks > 0 || fenceAt(text, at))) break;
    else {
      for (; blanks > 0; blanks -= 1) said.push("");
      said.push(marked ? line.replace(MARK, "") : line);
      end = at + line.length;
    }
    at += line.length + 1;
  }
  return { raw: text.slice(0, end), text: said.join("\n") };
}
