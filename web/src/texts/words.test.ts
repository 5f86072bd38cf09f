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
