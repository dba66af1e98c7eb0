/** `<script type="module" src="https://…/widget.js" data-desk="KEY" async></script>` on anybody's page: a button, and behind it the desk. */
import { SudareWidget } from "./element";

if (!customElements.get("sudare-widget")) customElements.define("sudare-widget", SudareWidget);

/** The tag itself may name the desk: then the element is put at the end of the page. */
function arrive(): void {
  const tags = document.querySelectorAll<HTMLScriptElement>("script[data-desk]");
  const own = [...tags].find((tag) => tag.src === import.meta.url);
  if (!own || document.querySelector("sudare-widget")) return;
  const widget = document.createElement("sudare-widget");
  widget.setAttribute("desk", own.dataset["desk"] ?? "");
  for (const name of ["language", "identity", "theme"]) {
    const value = own.dataset[name];
    if (value) widget.setAttribute(name, value);
  }
  document.body.append(widget);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive, { once: true });
else arrive();
