export { en as page } from "../../src/words/en";
export { en as visitor } from "./en";
