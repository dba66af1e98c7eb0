/** An amount of money as people write it; small ones keep enough of their digits to mean something. */
import { language } from "../words";

export function money(amount: number, currency: string): string {
  const tag = language() === "ja" ? "ja-JP" : "en-GB";
  const isSmall = amount !== 0 && Math.abs(amount) < 10;
  return new Intl.NumberFormat(tag, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(isSmall ? { maximumSignificantDigits: 2 } : {}),
  }).format(amount);
}
