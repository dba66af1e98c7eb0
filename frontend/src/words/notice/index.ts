/** The notice's words in its three registers: kanji that the plain one keeps are followed by their reading in brackets. */
export type Register = "ja" | "ja-plain" | "en";

export const REGISTERS: readonly (readonly [Register, string])[] = [["ja", "日本語"], ["ja-plain", "やさしい日本語"], ["en", "English"]];

export interface NoticeWords {
  title: string;
  lead: string;
  may: string;
  covered: string;
  held: string;
  never: string;
  instead: string;
  who: string;
  whoMany: (names: string[], more: number) => string;
  nobody: string;
  long: string;
  days: (days: number) => string;
  ai: string;
  screenshot: string;
  close: string;
  more: (count: number) => string;
  register: string;
}

export const NOTICE: Record<Register, NoticeWords> = {
  ja: {
    title: "この部屋で送れる写真",
    lead: "送る前に、写っているものを確かめて、お見せします。",
    may: "送れます",
    covered: "その場所を伏せて届きます",
    held: "担当者が確認してから届きます",
    never: "送らないでください",
    instead: "かわりに",
    who: "見る人",
    whoMany: (names, more) => `${names.map((name) => `${name}さん`).join("、")}${more > 0 ? `ほか${more}人` : ""}`,
    nobody: "いまは自分だけです",
    long: "忘れる日",
    days: (days) => `送ってから${days}日で自動的に忘れます`,
    ai: "AI",
    screenshot: "相手の画面の撮影までは防げません。",
    close: "閉じる",
    more: (count) => `ほか${count}件を見る`,
    register: "ことば",
  },
  "ja-plain": {
    title: "ここで おくれる 写真（しゃしん）",
    lead: "おくる まえに、写真（しゃしん）に なにが あるか しらべます。",
    may: "おくれます",
    covered: "その ところを かくして とどきます",
    held: "人（ひと）が 見（み）てから とどきます",
    never: "おくらないで ください",
    instead: "かわりに",
    who: "見（み）る 人（ひと）",
    whoMany: (names, more) => `${names.map((name) => `${name}さん`).join("、")}${more > 0 ? ` と あと ${more}人（にん）` : ""}`,
    nobody: "いまは あなただけです",
    long: "わすれる 日（ひ）",
    days: (days) => `${days}日（にち）たつと、写真（しゃしん）は なくなります`,
    ai: "AI（エーアイ）",
    screenshot: "あいてが がめんを とることは、とめられません。",
    close: "とじる",
    more: (count) => `あと ${count}こ 見（み）る`,
    register: "ことば",
  },
  en: {
    title: "What may be sent in this room",
    lead: "Before anything is sent, we look at what is in it and show you.",
    may: "May be sent",
    covered: "Arrives with that place covered",
    held: "A person checks it first",
    never: "Please don’t send",
    instead: "Instead",
    who: "Who sees it",
    whoMany: (names, more) => `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    nobody: "Only you for now",
    long: "Forgotten",
    days: (days) => `By itself, ${days} ${days === 1 ? "day" : "days"} after sending`,
    ai: "AI",
    screenshot: "A web page can’t prevent others from taking a screenshot.",
    close: "Close",
    more: (count) => `${count} more`,
    register: "Language",
  },
};
