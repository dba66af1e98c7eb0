// The page's own stylesheets, made fit for a shadow root in somebody else's page: `.widget` stands for the page, letters
// don't follow the host's size, pictures are canvases, and what asks how wide the screen is asks how wide the panel is.
import path from "node:path";

const WHOLE_PAGE = new Set(["html", "body"]);
const IN_THE_PANEL = new Set(["conversation.css", "composer.css", "visit.css"]);
const WIDTH = /^\((?:min|max)-width: [\d.]+px\)$/;

export function intoAShadow() {
  return {
    postcssPlugin: "into-a-shadow",
    OnceExit(root) {
      root.walkRules((rule) => {
        if (WHOLE_PAGE.has(rule.selector)) return rule.remove();
        rule.selector = rule.selector.replaceAll(":root", ".widget").replace(/(?<![\w.#-])img(?![\w-])/g, ":is(img, canvas)");
      });
      root.walkDecls((one) => {
        one.value = one.value.replace(/(?<![\w.-])(\d*\.?\d+)rem\b/g, "calc($1 * var(--rem))");
      });
      root.walkAtRules("media", (one) => {
        const file = path.basename(one.source?.input.file ?? "");
        if (IN_THE_PANEL.has(file) && WIDTH.test(one.params)) one.name = "container";
      });
    },
  };
}
