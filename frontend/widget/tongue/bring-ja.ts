export { ja as page } from "../../src/words/ja";
export { ja as visitor } from "./ja";
