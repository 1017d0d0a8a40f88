// The grammars most of remark's decks need, in the script itself.
// Relatives first and together, as in common.ts.
import css from "remark-highlight/lib/languages/css";
import scss from "remark-highlight/lib/languages/scss";
import less from "remark-highlight/lib/languages/less";
import javascript from "remark-highlight/lib/languages/javascript";
import typescript from "remark-highlight/lib/languages/typescript";
import actionscript from "remark-highlight/lib/languages/actionscript";
import cpp from "remark-highlight/lib/languages/cpp";
import java from "remark-highlight/lib/languages/java";
import objectivec from "remark-highlight/lib/languages/objectivec";
import bash from "remark-highlight/lib/languages/bash";
import clojure from "remark-highlight/lib/languages/clojure";
import coffeescript from "remark-highlight/lib/languages/coffeescript";
import cs from "remark-highlight/lib/languages/cs";
import diff from "remark-highlight/lib/languages/diff";
import dockerfile from "remark-highlight/lib/languages/dockerfile";
import elixir from "remark-highlight/lib/languages/elixir";
import erlang from "remark-highlight/lib/languages/erlang";
import go from "remark-highlight/lib/languages/go";
import handlebars from "remark-highlight/lib/languages/handlebars";
import haskell from "remark-highlight/lib/languages/haskell";
import http from "remark-highlight/lib/languages/http";
import ini from "remark-highlight/lib/languages/ini";
import json from "remark-highlight/lib/languages/json";
import kotlin from "remark-highlight/lib/languages/kotlin";
import lua from "remark-highlight/lib/languages/lua";
import makefile from "remark-highlight/lib/languages/makefile";
import markdown from "remark-highlight/lib/languages/markdown";
import matlab from "remark-highlight/lib/languages/matlab";
import mojolicious from "remark-highlight/lib/languages/mojolicious";
import nginx from "remark-highlight/lib/languages/nginx";
import perl from "remark-highlight/lib/languages/perl";
import php from "remark-highlight/lib/languages/php";
import plaintext from "highlight-9/lib/languages/plaintext";
import powershell from "remark-highlight/lib/languages/powershell";
import python from "remark-highlight/lib/languages/python";
import r from "remark-highlight/lib/languages/r";
import ruby from "remark-highlight/lib/languages/ruby";
import rust from "remark-highlight/lib/languages/rust";
import scala from "remark-highlight/lib/languages/scala";
import shell from "highlight-9/lib/languages/shell";
import sql from "remark-highlight/lib/languages/sql";
import swift from "remark-highlight/lib/languages/swift";
import tex from "remark-highlight/lib/languages/tex";
import vbnet from "remark-highlight/lib/languages/vbnet";
import xml from "remark-highlight/lib/languages/xml";
import yaml from "remark-highlight/lib/languages/yaml";

import type { RemarkGrammar } from "./remark-hljs.ts";

export const common: Readonly<Record<string, RemarkGrammar>> = {
  actionscript,
  bash,
  clojure,
  coffeescript,
  cpp,
  cs,
  css,
  diff,
  dockerfile,
  elixir,
  erlang,
  go,
  handlebars,
  haskell,
  http,
  ini,
  java,
  javascript,
  json,
  kotlin,
  less,
  lua,
  makefile,
  markdown,
  matlab,
  mojolicious,
  nginx,
  objectivec,
  perl,
  php,
  plaintext,
  powershell,
  python,
  r,
  ruby,
  rust,
  scala,
  scss,
  shell,
  sql,
  swift,
  tex,
  typescript,
  vbnet,
  xml,
  yaml,
};

/** The grammars that a grammar colours inside itself; `http` takes the first that fits, `xml` guesses what a script is. */
export const within: Readonly<Record<string, readonly string[]>> = {
  coffeescript: ["javascript"],
  dockerfile: ["bash"],
  handlebars: ["xml"],
  javascript: ["xml"],
  markdown: ["xml"],
  mojolicious: ["xml", "perl"],
  perl: ["mojolicious"],
  shell: ["bash"],
  xml: ["php", "css", "actionscript", "javascript", "handlebars"],
  yaml: ["ruby"],
  http: Object.keys(common),
};
