/** The look of asking, put on when it opens: rooms that never ask don't carry it (docs/decisions/0176). */
import asking from "../style/asking.css?inline";
import checking from "../style/checking.css?inline";

let isWorn = false;

export function wearStyle(): void {
  if (isWorn) return;
  isWorn = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(asking + checking);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
