/** The doors of a visitor, in one place. Everything in their room goes by the calls everybody uses. */
import { request } from "../src/api/client";
import type { Begun, Desk, Entered, Erased, Visit } from "./terms";

export type Register = "ja" | "ja-plain" | "en";

export interface Coming {
  language: string;
  door: "widget" | "page";
  page: string;
  identity?: string;
}

const at = (key: string) => `/desk/${encodeURIComponent(key)}`;

export const desk = (key: string, language: Register) => request<Desk>(`${at(key)}?language=${language}`);
export const enter = (key: string, coming: Coming) => request<Entered>(`${at(key)}/enter`, { method: "POST", body: coming });

export const resume = (key: string, secret: string) =>
  request<Entered>(`${at(key)}/resume`, { method: "POST", body: { secret } });

export const visit = () => request<Visit>("/visit");
export const begin = (begun: Begun, key: string) => request<Visit>("/visit/begin", { method: "POST", body: begun, key });
export const setMail = (mail: string) => request<Visit>("/visit", { method: "PATCH", body: { mail } });
export const judge = (score: 1 | 2 | 3, words: string) =>
  request<Visit>("/visit/satisfaction", { method: "POST", body: { score, words } });
export const end = () => request<Visit>("/visit/end", { method: "POST", body: {} });
export const erase = () => request<Erased>("/visit", { method: "DELETE" });
export const ownPage = () => request<{ address: string }>("/visit/page", { method: "POST", body: {} });
