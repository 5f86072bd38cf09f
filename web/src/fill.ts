/** Puts values into a text of the catalogue: `{code}` is replaced by the value of that name. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
