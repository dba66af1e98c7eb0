/** When Enter means: send. Never while an input method is composing; the last Enter of a conversion is its own. */
export interface Pressed {
  key: string;
  keyCode: number;
  isComposing: boolean;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

const COMPOSING = 229; // Safari ends the composition before this key arrives, and says so only here

export function meansSend(pressed: Pressed, enterSends: boolean): boolean {
  if (pressed.key !== "Enter" || pressed.isComposing || pressed.keyCode === COMPOSING) return false;
  if (pressed.ctrlKey || pressed.metaKey) return true;
  return enterSends && !pressed.shiftKey;
}

const SETTING = "sudare.enterSends";

export function enterSends(): boolean {
  try {
    return localStorage.getItem(SETTING) === "yes";
  } catch {
    return false;
  }
}

export function setEnterSends(isOn: boolean): void {
  try {
    localStorage.setItem(SETTING, isOn ? "yes" : "no");
  } catch {
    // storage is closed to us: the setting is lost with the page
  }
}

export const commandKey = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl");
