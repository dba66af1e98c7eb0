import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { intoAShadow } from "./scripts/shadow.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** What comes by itself, later: everything else of ours that the panel needs is one piece, asked for once. */
const LATER = /widget\/(?:menu|style\/more|tongue\/(?:bring-|ja|en))|src\/words\/(?:ja|en|looked|notice|editing|help)|src\/(?:check|notice|editor|lightbox|help)\/|src\/outbox\/upload|src\/drawings\/notice|src\/api\/owned|node_modules\/(?!@?lit)/;
const WITH_PICTURES = /src\/check\/(?:seen|groups|appeal)\.ts|src\/notice\/notice\.ts/; // a message's pictures, the line above the composer
const AT_ONCE = /widget\/(?:main|element|greeting|tone)\.ts|style\/launcher/;

// The widget for other people's pages: one script with a fixed name; what it brings later carries its content's name, so that
// it may be kept for ever (docs/decisions/0210). `emptyOutDir` clears its own folder only.
export default defineConfig({
  base: "./",
  publicDir: false,
  css: { postcss: { plugins: [intoAShadow()] } },
  resolve: { alias: [{ find: /^\.{1,2}\/(?:\.\.\/)*words$/, replacement: here("src/words/speech.ts") }] },
  build: {
    outDir: "../src/sudare/web/static/sudare/built/embed",
    emptyOutDir: true,
    target: ["es2022", "safari16.4", "chrome111", "firefox115"],
    manifest: "manifest.json",
    lib: { entry: "widget/main.ts", formats: ["es"] }, // as a library its pieces are asked for plainly, without a helper that would tie them together
    rollupOptions: {
      output: {
        minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } }, // a library is left readable otherwise
        entryFileNames: "widget.js",
        chunkFileNames: "widget/[name]-[hash].js",
        codeSplitting: {
          groups: [{ name: "panel", test: (id: string) => !AT_ONCE.test(id) && (WITH_PICTURES.test(id) || !LATER.test(id)) }],
        },
      },
    },
  },
});
