const titleLength = 30

/** A title for lists: the first sentence, cut where it is long. Telephone numbers never stand in a title. */
export function titleOf(text: string): string {
  const sentence = text.split(/[\n。！？!?]/).find((part) => part.trim() !== '') ?? text
  const clean = withoutNumbers(sentence).replaceAll(/\s+/g, ' ').trim()
  const characters = [...clean]
  return characters.length > titleLength ? `${characters.slice(0, titleLength).join('')}…` : clean
}

const day = /^(19|20)\d\d-\d{1,2}-\d{1,2}( \d{1,2})?$/

/** Long numbers, which may be somebody's telephone or identity, replaced; days stay. */
export function withoutNumbers(text: string): string {
  return text.replaceAll(/\d(?:[\d -]{5,}\d)[\dXx]?/g, (number) => (day.test(number) ? number : '***'))
}

/** 张* for 张三, 欧阳** for 欧阳修远: enough to tell people apart, not to name them. */
export function maskedName(name: string): string {
  const characters = [...name]
  const shown = characters.length > 3 ? 2 : 1
  return characters.slice(0, shown).join('') + '*'.repeat(Math.max(1, characters.length - shown))
}
