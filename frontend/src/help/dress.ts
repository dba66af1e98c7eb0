/** The look of help and reports, put on with them: in the page, or in a widget's shadow. */
import css from "../style/help.css?inline";

const worn = new WeakSet<Document | ShadowRoot>();

export function wearStyle(part: HTMLElement): void {
  const root = part.getRootNode() as Document | ShadowRoot;
  if (worn.has(root) || !root.adoptedStyleSheets) return;
  worn.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
