import { type TemplateResult, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { moon, sun } from "../drawings/icons";
import { csrfToken } from "../api/client";
import { type Language, asLanguage, speak, words } from "../words";
import { Piece } from "./piece";

const DARK = matchMedia("(prefers-color-scheme: dark)");

/** Language and light. The choice of light lives on this device; the language is also told to the server's pages. */
@customElement("sudare-switches")
export class Switches extends Piece {
  @state() private isDark = document.documentElement.dataset["theme"] === "dark" || (!document.documentElement.dataset["theme"] && DARK.matches);

  private changeTheme(): void {
    this.isDark = !this.isDark;
    const theme = this.isDark ? "dark" : "light";
    document.documentElement.dataset["theme"] = theme;
    try {
      localStorage.setItem("sudare.theme", theme);
    } catch {
      // storage is closed to us: it holds for this page
    }
  }

  private changeLanguage(): void {
    const next = asLanguage(words().language.code);
    speak(next);
    void remember(next);
  }

  protected override render(): TemplateResult {
    const said = words();
    const theme = this.isDark ? said.theme.light : said.theme.dark;
    return html`
      <button class="button-plain" aria-label=${theme} title=${theme} @click=${this.changeTheme}>${this.isDark ? sun : moon}</button>
      <button class="button-plain small" lang=${said.language.code} aria-label=${said.language.switchLabel} @click=${this.changeLanguage}>
        ${said.language.switch}
      </button>`;
  }
}

/** For the server's own pages and mail. If it can't be told now, this page keeps the choice and the profile page the rest. */
async function remember(next: Language): Promise<void> {
  const body = new URLSearchParams({ language: next, next: "/me/" });
  await fetch("/language/", { method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": csrfToken() } }).catch(() => {});
}
