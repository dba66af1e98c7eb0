/** Words only the editor needs: they come with it. */
import { language } from "../speech";
import { editing as en } from "./en";
import { editing as ja } from "./ja";

export const editing = () => (language() === "ja" ? ja : en);
