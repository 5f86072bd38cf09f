import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

/** One word for one thing, as the glossary has it; what stands on the left is said by what stands on the right. */
const otherWords: [otherWord: RegExp, word: string][] = [
  [/超期|逾期/, '超时'],
  [/前办结/, '前答复：计时到答复为止，办结在评价以后'],
  [/诉求卡/, '需求卡'],
  [/办事指南/, '服务事项'],
  [/退回(?!重答)/, '退单；督办答复是退回重答'],
  [/提请|提级研究|上级研究/, '提级']
]

const texts = globSync(join(import.meta.dirname, '**/*.ts'))
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))

test.each(otherWords)('no text says %s, but %s', (otherWord) => {
  expect(texts.length).toBeGreaterThan(1000)
  expect(texts.filter((line) => otherWord.test(line))).toEqual([])
})

/** A key that no file names is read by nobody; where a key is chosen by a value, the contract names it. */
test('no text is left over', () => {
  const root = join(import.meta.dirname, '../../..')
  const sources = globSync('{contract,web/src,console/src,h5/src,server/src,server/bin}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.includes('node_modules'))
    .map((file) => {
      const source = readFileSync(join(root, file), 'utf8')
      // In the catalogue itself what follows a brace or a comma is the key of a text.
      return source.match(
        file.startsWith('web/src/texts/') ? /(?<=\.)\w+/g : /(?<=[.{,(]\s*)[a-zA-Z]\w*|'[a-zA-Z]\w*'/g
      )
    })
  const named = new Set(sources.flatMap((names) => names ?? []))
  expect(named.size).toBeGreaterThan(5000)
  const keys = texts.flatMap((line) => /^\s+([a-zA-Z]\w*):/.exec(line)?.[1] ?? [])
  expect(keys.filter((key) => !named.has(key) && !named.has(`'${key}'`))).toEqual([])
})
