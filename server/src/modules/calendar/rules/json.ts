/** The line on which a character stands; 1 is the first. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** Where a text stops being JSON, or what it holds. */
export function readJson(text: string): { value: unknown } | { line: number } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1]
    return { line: at === undefined ? lineAt(text, text.length) : lineAt(text, Number(at)) }
  }
}

/** The line on which the element of a number begins, in the list of objects that a text of JSON has under a key. */
export function lineOfElement(text: string, key: string, number: number): number {
  const start = text.indexOf('[', text.search(new RegExp(`"${key}"\\s*:`)))
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (quoted) => ' '.repeat(quoted.length))
  let depth = 0
  let found = -1
  for (const { 0: brace, index } of bare.slice(start).matchAll(/[{}]/g)) {
    if (brace === '{' && depth === 0) found += 1
    if (found === number) return lineAt(text, start + index)
    depth += brace === '{' ? 1 : -1
  }
  return lineAt(text, Math.max(start, 0))
}
