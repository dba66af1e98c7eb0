/** What a catalogue is: every line the Japanese one has. */
import type { ja } from "./ja";

export type Words = typeof ja;
export type Language = "ja" | "en";
