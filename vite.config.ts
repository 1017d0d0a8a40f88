/// <reference types="vitest/config" />
import { defineConfig } from "vite";

/** One build, two programs: what browsers load (`dist/app`) and what the terminal runs (`dist/cli`). */
export default defineConfig({
  // The server decides where the app lives (`/_lectern/app/`), so its parts find each other relatively.
  base: "./",
  publicDir: false,
  builder: {},
  environments: {
    client: {
      build: {
        outDir: "dist/app",
        manifest: "manifest.json",
        // Fonts stay files: inlined, every theme would cost what its largest face costs.
        assetsInlineLimit: 0,
        target: ["chrome111", "firefox115", "safari16.4"],
        license: { fileName: "licenses.md" },
        rolldownOptions: {
          preserveEntrySignatures: "strict",
          input: {
            main: "src/main.ts",
            lectern: "src/api/index.ts",
            "theme-lectern": "src/themes/theme-lectern.css",
            "theme-remark": "src/themes/theme-remark.css",
          },
          output: {
            entryFileNames: ({ name }) => (name === "lectern" ? "lectern.js" : "assets/[name]-[hash].js"),
          },
        },
      },
    },
    cli: {
      consumer: "server",
      // The page's first slide is drawn in the terminal too; who installs Lectern installs no marked.
      resolve: { noExternal: ["marked"] },
      build: {
        outDir: "dist/cli",
        target: "node20",
        minify: false,
        rolldownOptions: {
          input: { main: "src/cli/main.ts" },
          output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
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
