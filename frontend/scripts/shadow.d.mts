import type { AcceptedPlugin } from "postcss";

export function intoAShadow(): AcceptedPlugin;
