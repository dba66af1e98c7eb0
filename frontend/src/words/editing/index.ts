/** Words only the editor needs: they come with it. */
import { language } from "../index";
import { editing as en } from "./en";
import { editing as ja } from "./ja";

export const editing = () => (language() === "ja" ? ja : en);
