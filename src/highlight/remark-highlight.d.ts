// oxlint-disable typescript/consistent-type-imports -- a file with imports of its own would declare nothing
// highlight.js 9 came without types.
declare module "remark-highlight/lib/highlight" {
  const hljs: import("./remark-hljs.ts").RemarkHljs;
  export default hljs;
}

declare module "remark-highlight/lib/languages/*" {
  const grammar: import("./remark-hljs.ts").RemarkGrammar;
  export default grammar;
}

declare module "highlight-9/lib/languages/*" {
  const grammar: import("./remark-hljs.ts").RemarkGrammar;
  export default grammar;
}
