import { pinyin } from 'pinyin-pro'

/** The first letters of a name in pinyin, lower case, by which it is found: 人力资源局 → `rlzyj`. */
export function initialsOf(name: string): string {
  return join(pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }))
}

/** The same of a person, whose surname can sound unlike the word: 曾秋野 → `zqy`. */
export function personInitials(name: string): string {
  return join(pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }))
}

function join(letters: readonly string[]): string {
  return letters
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}
