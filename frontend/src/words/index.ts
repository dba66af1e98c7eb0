/** What the page says, in both languages. */
import { en } from "./en";
import { ja } from "./ja";
import { teach } from "./speech";

teach("ja", ja);
teach("en", en);

export * from "./speech";
