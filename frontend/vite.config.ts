import { defineConfig } from "vitest/config";

// One script and one stylesheet with fixed names: the server's templates name them, its static files version them.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../src/sudare/web/static/sudare/built",
    emptyOutDir: true,
    target: ["es2022", "safari16.4", "chrome111", "firefox115"],
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: "src/main.ts",
      output: {
        entryFileNames: "app.js",
        assetFileNames: "app[extname]",
        codeSplitting: false,
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
  },
});
