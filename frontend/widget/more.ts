/** The dress of what is opened after the first press: on its way as soon as the panel stands. */
import { wear } from "./dress";

const worn = new WeakSet<ShadowRoot>();

export async function wearMore(root: ShadowRoot): Promise<void> {
  const { default: css } = await import("./style/more.css?inline");
  if (worn.has(root)) return;
  worn.add(root);
  wear(root, css);
}
