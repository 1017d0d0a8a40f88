// Languages that highlight.js 9 never had: for these the classic script fetches a highlighter of today.

/** Colours code of one language. */
export type Newer = (code: string) => string;

type Load = () => Promise<{ readonly default: { readonly newer: Newer } }>;

const load =
  (name: string): Load =>
  async () => {
    const { newest } = await import("./newest.ts");
    return { default: { newer: (code) => newest(code, name) } };
  };

export const newer: Readonly<Record<string, Load>> = Object.fromEntries(
  ["freedesktop", "graphql", "nestedtext", "node-repl", "php-template", "python-repl", "wasm", "wren"].map(
    (name) => [name, load(name)],
  ),
);
