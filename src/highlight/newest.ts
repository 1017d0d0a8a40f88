// A part of the classic script (remark/newest.js): highlight.js 11 for the languages that 9 never had, and for what those
// colour inside themselves.
import hljs from "highlight.js/lib/core";
import css from "highlight.js/lib/languages/css";
import freedesktop from "highlight.js/lib/languages/freedesktop";
import graphql from "highlight.js/lib/languages/graphql";
import javascript from "highlight.js/lib/languages/javascript";
import nestedtext from "highlight.js/lib/languages/nestedtext";
import nodeRepl from "highlight.js/lib/languages/node-repl";
import php from "highlight.js/lib/languages/php";
import phpTemplate from "highlight.js/lib/languages/php-template";
import python from "highlight.js/lib/languages/python";
import pythonRepl from "highlight.js/lib/languages/python-repl";
import wasm from "highlight.js/lib/languages/wasm";
import wren from "highlight.js/lib/languages/wren";
import xml from "highlight.js/lib/languages/xml";

const own = hljs.newInstance();
for (const [name, grammar] of Object.entries({
  css,
  freedesktop,
  graphql,
  javascript,
  nestedtext,
  "node-repl": nodeRepl,
  php,
  "php-template": phpTemplate,
  python,
  "python-repl": pythonRepl,
  wasm,
  wren,
  xml,
}))
  own.registerLanguage(name, grammar);

/** HTML of code. */
export function newest(code: string, language: string): string {
  return own.highlight(code, { language, ignoreIllegals: true }).value;
}
