/** Words for helping and reporting: they come with it. */
import { language } from "../speech";
import { help as en } from "./en";
import { help as ja } from "./ja";

export const help = () => (language() === "ja" ? ja : en);
