/** Arrow keys walk through the items of a list; Home and End jump. */
export function rove(pressed: KeyboardEvent, items: string): void {
  const list = pressed.currentTarget as HTMLElement;
  const all = [...list.querySelectorAll<HTMLElement>(items)];
  const at = all.indexOf((pressed.target as HTMLElement).closest<HTMLElement>(items) ?? document.body);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[pressed.key];
  if (at < 0 || to === undefined || !all[to]) return;
  pressed.preventDefault();
  all[to].focus();
}
