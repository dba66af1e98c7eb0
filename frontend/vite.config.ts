import { defineConfig } from "vitest/config";

// One script and one stylesheet with fixed names, which the server's templates know; what is needed rarely comes in pieces
// of its own when it is asked for (docs/decisions/0090).
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
        chunkFileNames: "[name].js",
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
  },
});
