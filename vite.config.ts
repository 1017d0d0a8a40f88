/// <reference types="vitest/config" />
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { defineConfig, minifySync, type EnvironmentOptions, type Plugin } from "vite";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
const browsers = ["chrome111", "firefox115", "safari16.4"];

/** What the first slide needs stays one file, however many parts that come later use some of it: compressed as one. */
const FIRST =
  /src\/(?:deck\/(?!words|publish|sections)|markdown\/|show\/)|views\/(?:announce|cells|draw|fit|gestures|interactive|keyboard|location|media|modes|open|perform|pointer|stage)\.ts|marked|signals-core/;

/**
 * Nearly all of such a script runs when a page opens, or soon after: Chromium compiles it on another thread while it
 * arrives, instead of function by function on the page's own.
 */
const AT_ONCE = "//# allFunctionsCalledOnLoad";

/** One build, three programs: what browsers load (`dist/app`), what the terminal runs (`dist/cli`), `dist/remark.js`. */
export default defineConfig({
  // The server decides where the app lives (`/_lectern/app/`), so its parts find each other relatively.
  base: "./",
  publicDir: false,
  define: { LECTERN_BUILD: JSON.stringify(version) },
  builder: {},
  plugins: [
    quickEngine(),
    quickMarked(),
    nativeDeflate(),
    fetchedParts(),
    highlightParts(),
    singleGrammars(),
    icons(),
    oneFile(),
    modernFaces(),
  ],
  environments: {
    client: {
      build: {
        outDir: "dist/app",
        manifest: "manifest.json",
        // Fonts stay files: inlined, every theme would cost what its largest face costs.
        assetsInlineLimit: 0,
        // What is fetched later has nothing to fetch ahead of it.
        modulePreload: false,
        target: browsers,
        license: { fileName: "licenses.md" },
        rolldownOptions: {
          preserveEntrySignatures: "strict",
          input: {
            main: "src/main.ts",
            offline: "src/offline.ts",
            lectern: "src/api/index.ts",
            paper: "src/themes/paper.css",
            "theme-book": "src/themes/theme-book.css",
            "theme-code": "src/themes/theme-code.css",
            "theme-contrast": "src/themes/theme-contrast.css",
            "theme-lectern": "src/themes/theme-lectern.css",
            "theme-play": "src/themes/theme-play.css",
            "theme-remark": "src/themes/theme-remark.css",
          },
          output: {
            codeSplitting: { groups: [{ name: "slide", test: FIRST }] },
            entryFileNames: ({ name }) => (name === "lectern" ? "lectern.js" : "assets/[name]-[hash].js"),
          },
        },
      },
    },
    cli: {
      consumer: "server",
      // The page's first slide is drawn in the terminal too; who installs Lectern installs no marked.
      resolve: {
        noExternal: [
          "marked",
          "parse5",
          "entities",
          "minisearch",
          "pdf-lib",
          "@pdf-lib/standard-fonts",
          "@pdf-lib/upng",
          "pako",
          "tslib",
          "pptxgenjs",
          "jszip",
        ],
      },
      build: {
        outDir: "dist/cli",
        license: { fileName: "licenses.md" },
        target: "node20",
        minify: false,
        rolldownOptions: {
          input: { main: "src/cli/main.ts" },
          output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        },
      },
    },
    script: {
      consumer: "client",
      build: {
        outDir: "dist",
        emptyOutDir: false,
        target: browsers,
        license: { fileName: "remark-licenses.md" },
        rolldownOptions: {
          input: "src/script.ts",
          output: {
            format: "iife",
            codeSplitting: false,
            entryFileNames: "remark.js",
            postBanner: AT_ONCE,
          },
        },
      },
    },
    parts: part("app", "src/views/app.tsx"),
    words: part("words", "src/deck/words.ts"),
    newest: part("newest", "src/highlight/newest.ts"),
    // What `lectern build` puts into a site beside the app.
    worker: {
      consumer: "client",
      build: {
        outDir: "dist/site",
        target: browsers,
        license: { fileName: "licenses.md" },
        rolldownOptions: {
          input: "src/worker/site.ts",
          output: { format: "iife", codeSplitting: false, entryFileNames: "worker.js" },
        },
      },
    },
    single: {
      consumer: "client",
      build: {
        outDir: "dist/site",
        emptyOutDir: false,
        target: browsers,
        license: { fileName: "single-licenses.md" },
        rolldownOptions: {
          input: "src/single.ts",
          output: { format: "iife", codeSplitting: false, entryFileNames: "single.js" },
        },
      },
    },
  },
  test: {
    include: ["tests/**/*.test.ts"],
    // Real builds and real child processes share two cores with everything else.
    testTimeout: 30_000,
  },
});

/**
 * A deck in one file draws with an "#markdown" that puts files of the page in the place of their addresses; its rare
 * grammars arrive as the classic script's do.
 */
function oneFile(): Plugin {
  return {
    name: "lectern:one-file",
    enforce: "pre",
    applyToEnvironment: ({ name }) => name === "single",
    resolveId: (source, importer) =>
      source === "#markdown" && importer !== undefined && !importer.endsWith("/src/embedded.ts")
        ? path.resolve("src/embedded.ts")
        : null,
    transform: (code, id) =>
      id.endsWith("/highlight/languages.ts") ? withFetchedGrammars(code, "../part.ts") : undefined,
  };
}

/** What the classic script fetches; it shares the rooms that the script has in it anyway. */
function part(name: string, input: string): EnvironmentOptions {
  return {
    consumer: "client",
    build: {
      outDir: "dist/remark",
      emptyOutDir: name === "app",
      target: browsers,
      rolldownOptions: {
        input,
        preserveEntrySignatures: "strict",
        external: ["#deck", "#markdown", "#show", "@preact/signals-core"],
        output: {
          format: "iife",
          name: "part",
          codeSplitting: false,
          entryFileNames: `${name}.js`,
          globals: {
            "#deck": "lectern.rooms.deck",
            "#markdown": "lectern.rooms.markdown",
            "#show": "lectern.rooms.show",
            "@preact/signals-core": "lectern.rooms.signals",
          },
          postBanner: `${name === "app" ? `${AT_ONCE}\n` : ""}(function(){`,
          postFooter: `lectern.arrive("${name}",part)})();`,
        },
      },
    },
  };
}

/** Every browser we build for reads woff2: the older files that faces come with would only make the package larger. */
function modernFaces(): Plugin {
  return {
    name: "lectern:modern-faces",
    applyToEnvironment: ({ name }) => name === "client",
    generateBundle(_, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (name.endsWith(".woff")) delete bundle[name];
        if (file.type !== "asset" || !name.endsWith(".css")) continue;
        file.source = String(file.source).replaceAll(
          /,\s*url\([^)]*\.woff\)\s*format\(["']?woff["']?\)/g,
          "",
        );
      }
    },
  };
}

/** A classic script cannot `import()`: it fetches its parts as scripts, see src/part.ts. */
function fetchedParts(): Plugin {
  return {
    name: "lectern:fetched-parts",
    enforce: "pre",
    applyToEnvironment: ({ name }) => name === "script",
    transform(code, id) {
      // It has the engine inside, and never in a chunk: one that might be one keeps every grammar in a wrapper.
      if (id.endsWith("/highlight/highlighter.ts"))
        return code.replace('await import("./engine.ts")', 'await Promise.reject(new Error("inside"))');
      if (!/\/(?:highlight\/remark-(?:languages|newer)|views\/open|api\/create)\.ts$/.test(id)) return;
      return withFetchedGrammars(code, "../part.ts")
        .replace('import("./app.tsx")', 'fetchPart("app")')
        .replace('import("./newest.ts")', 'fetchPart("newest")')
        .replace('import("#deck/words")', 'fetchPart("words")');
    },
  };
}

/**
 * highlight.js makes one error in advance. Its stack of calls has places in the text, for which the browser reads the
 * whole script a second time: a third of what starting it cost. Nobody looks at that stack.
 */
function quickEngine(): Plugin {
  const made = "const MultiClassError = new Error();";
  return {
    name: "lectern:quick-engine",
    transform(code, id) {
      if (!id.endsWith("/highlight.js/lib/core.js")) return;
      if (!code.includes(made)) throw new Error(`${id} has changed: is quickEngine still needed?`);
      return code.replace(made, "const MultiClassError = Object.create(Error.prototype);");
    },
  };
}

/**
 * marked makes all expressions of all its flavours when it is loaded, which is most of what starting the classic script
 * cost. It is given what they are made from instead: markdown/rules.ts makes those that we use. marked also brings what
 * nobody here calls, and reads each line more often than it must. What it makes of a text stays the same (script.spec).
 */
function quickMarked(): Plugin {
  const replacements: readonly (readonly [RegExp, string])[] = [
    [
      /function (\w+)\(\w+,\w+=""\)\{[^]*?getRegex:\(\)=>new RegExp\(\w+,\w+\)\};return \w+\}/,
      `function $1(of, flags = "") {
        const steps = [];
        const edited = () => steps.reduce(
          (source, [what, by]) => source.replace(what, (by.source ?? by).replace(/(^|[^\\[])\\^/g, "$$1")),
          of.source ?? of,
        );
        const edit = {
          replace(what, by) { steps.push([what, by]); return edit; },
          getRegex: () => ({ get source() { return edited(); }, flags }),
        };
        return edit;
      }`,
    ],
    [/=\/([^/\n]*\\p\{[^/\n]*)\/u(?=[,;])/g, "={source:String.raw`$1`}"],
    [/unicodeAlphaNumeric:(\/[^/]+\/u)/, "get unicodeAlphaNumeric(){return $1}"],
    // What puts its parts together, for those who do not do it themselves.
    [
      /var \w+=class\{defaults=[^]*;export\{.*?(\w+ as Lexer).*?(\w+ as Parser,\w+ as Renderer).*?(\w+ as Tokenizer)[^}]*\}/,
      "export{$1,$2,$3}",
    ],
    // What begins with no sign of emphasis is none.
    [/emStrong\((\w),\w,\w=""\)\{/, '$&if($1[0]!=="*"&&$1[0]!=="_")return;'],
    // Looks at every character for where emphasis may end last, and could begin to look at the end.
    [
      /function (\w+)\((\w)\)\{let (\w)=\{"\*":-1,_:-1\},(\w)=-1,\w=\2\.length;for\([^]*?\}return\{/,
      `function $1($2){
        const last = (sign) => {
          for (let end = $2.lastIndexOf(sign); end > 0;) {
            let at = end;
            while (at > 0 && $2[at - 1] === sign) at--;
            if (at > 0 && !" \\t\\n\\r\\f".includes($2[at - 1])) return at;
            end = at > 0 ? $2.lastIndexOf(sign, at - 1) : -1;
          }
          return -1;
        };
        let $3={"*":last("*"),_:last("_")},$4=last("~");return{`,
    ],
  ];
  return {
    name: "lectern:quick-marked",
    transform(code, id) {
      if (!id.endsWith("/marked/lib/marked.esm.js")) return;
      return replacements.reduce((before, [what, by]) => {
        if (before.search(what) === -1) throw new Error(`${id} has changed: ${what} is nowhere in it`);
        return before.replace(what, by);
      }, code);
    },
  };
}

/** pdf-lib packs with pako, which does in JavaScript what Node has in it. */
function nativeDeflate(): Plugin {
  return {
    name: "lectern:native-deflate",
    enforce: "pre",
    applyToEnvironment: ({ name }) => name === "cli",
    resolveId: (source, importer) =>
      source === "pako" && importer?.includes("/node_modules/pdf-lib/") === true
        ? path.resolve("src/cli/deflate.ts")
        : null,
  };
}

function withFetchedGrammars(code: string, part: string): string {
  const fetched = code.replace(/(onDemand)[^=]*= (\{[^}]*\})/, (_, table: string, entries: string) => {
    const names = Array.from(entries.matchAll(/languages\/([\w-]+)"/g), ([, name]) => name).join(" ");
    // A list of names: the table itself is a kilobyte larger, compressed.
    return `${table} = Object.fromEntries("${names}".split(" ").map((name) =>
      [name, () => fetchPart("languages/" + name)]))`;
  });
  return `import { fetchPart } from "${part}";\n${fetched}`;
}

/** Beside the classic script: every grammar and every style of highlight.js 9; those of 9.6 are remark's. */
function highlightParts(): Plugin {
  const packages = ["remark-highlight", "highlight-9"].map((name) => path.resolve("node_modules", name));
  const namesIn = (folder: string, ending: string): string[] =>
    packages.flatMap((one) => readdirSync(path.join(one, folder)).filter((name) => name.endsWith(ending)));
  const read = (file: string): string =>
    readFileSync(
      packages.map((one) => path.join(one, file)).find((one) => existsSync(one))!,
      "utf8",
    );
  return {
    name: "lectern:highlight-parts",
    applyToEnvironment: ({ name }) => name === "parts",
    generateBundle() {
      const common = readFileSync("src/highlight/remark-common.ts", "utf8");
      for (const file of new Set(namesIn("lib/languages", ".js"))) {
        if (common.includes(`/lib/languages/${path.basename(file, ".js")}"`)) continue;
        const grammar = `((module)=>{${read(`lib/languages/${file}`)};return module.exports})({})`;
        this.emitFile(grammarPart(path.basename(file, ".js"), grammar));
      }
      for (const file of new Set(namesIn("styles", ".css"))) {
        const css = read(`styles/${file}`).replaceAll(
          /@import url\(['"]?([\w.-]+)['"]?\);/g,
          (_, other: string) => read(`styles/${other}`),
        );
        const source = scoped(css, `.hljs-${path.basename(file, ".css")}`);
        this.emitFile({ type: "asset", fileName: `styles/${file}`, source });
      }
    },
  };
}

/** For decks in one file: every grammar of highlight.js 11 that is not in their script. */
function singleGrammars(): Plugin {
  const folder = path.resolve("node_modules/highlight.js/es/languages");
  return {
    name: "lectern:single-grammars",
    applyToEnvironment: ({ name }) => name === "single",
    generateBundle() {
      const common = readFileSync("src/highlight/common.ts", "utf8");
      for (const file of readdirSync(folder)) {
        const name = path.basename(file, ".js");
        if (name.includes(".") || common.includes(`/lib/languages/${name}"`)) continue;
        const module = readFileSync(path.join(folder, file), "utf8");
        const grammar = module.replace(/export \{ (\w+) as default \};\s*$/, "return $1;");
        this.emitFile(grammarPart(name, `(()=>{${grammar}})()`));
      }
    },
  };
}

/** A grammar as a script that arrives, see src/part.ts. */
function grammarPart(name: string, grammar: string): { type: "asset"; fileName: string; source: string } {
  const code = `lectern.arrive("languages/${name}",{default:${grammar}});`;
  return {
    type: "asset",
    fileName: `languages/${name}.js`,
    source: minifySync(`${name}.js`, code).code,
  };
}

/** A site's icons, beside its worker: drawn once from pages/icon.ts. */
function icons(): Plugin {
  return {
    name: "lectern:icons",
    applyToEnvironment: ({ name }) => name === "worker",
    generateBundle() {
      for (const file of readdirSync("public/icons")) {
        const source = readFileSync(path.join("public/icons", file));
        this.emitFile({ type: "asset", fileName: `icons/${file}`, source });
      }
    },
  };
}

/** Plain rules, each under `.scope`, without comments and without pictures. */
function scoped(css: string, scope: string): string {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .replaceAll(/\burl\([^)]*\)/g, "")
    .replaceAll(/([^{}]+)(\{)/g, (rule, selectors: string) =>
      selectors.trim().startsWith("@")
        ? rule
        : `${selectors
            .split(",")
            .map((selector) => `${scope} ${selector.trim()}`)
            .join(",")}{`,
    );
}
