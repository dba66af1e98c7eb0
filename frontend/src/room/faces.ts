/** The first letter as a face: the first character of a Japanese name, capitals of a Latin one. */
export function initialOf(name: string): string {
  return Array.from(name.trim())[0]?.toUpperCase() ?? "・";
}
