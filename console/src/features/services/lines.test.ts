import { expect, test } from 'vitest'

import { papersOf, papersText } from './lines.ts'

test('papers are written a line each, and read again as they were written', () => {
  const papers = [{ name: '身份证', note: '原件' }, { name: '劳动合同' }]
  expect(papersText(papers)).toBe('身份证｜原件\n劳动合同')
  expect(papersOf(papersText(papers))).toEqual(papers)
  expect(papersOf(' 身份证 | 原件 \n\n劳动合同\n')).toEqual(papers)
  expect(papersOf('')).toEqual([])
})
