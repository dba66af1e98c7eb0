/** Words only the staff's page needs: they come with it. */
import { language } from "../index";
import { desk as en } from "./en";
import { desk as ja } from "./ja";

export const desk = () => (language() === "ja" ? ja : en);
