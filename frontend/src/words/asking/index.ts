/** Words only asking needs: they come with it. */
import { language } from "../speech";
import { asking as en } from "./en";
import { asking as ja } from "./ja";

export const asking = () => (language() === "ja" ? ja : en);
