import type { Category, DispatchProposal, NeedId, SimilarNeed } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { outcomeText, proposalWith, suggestedClasses, suggestedText } from './suggestion.ts'

const lamp = { key: 'lamp', name: '路灯照明', complaint: false }
const categories: Category[] = [
  { key: 'public', name: '公共类', complaint: false, items: [lamp] },
  { key: 'other', name: '其他', complaint: false, items: [] }
]

test.each([
  [
    { key: 'lamp', words: ['路灯', '不亮'], learnedFrom: 12 },
    '建议：公共类 · 路灯照明',
    /“路灯、不亮”，依据本地已确认的 12 件/
  ],
  [{ key: 'other', words: ['路灯'], learnedFrom: 0 }, '建议：其他', /“路灯”，依据分类说明/]
])('a suggestion says what and why: %j', (category, what, why) => {
  const text = suggestedText({ category, similar: [] }, categories)
  expect(text?.what).toBe(what)
  expect(text?.why).toMatch(why)
})

test('without a class nothing is suggested, and nothing filled in', () => {
  expect(suggestedText({ similar: [] }, categories)).toBeUndefined()
  expect(suggestedClasses({ level: { key: 'park' }, similar: [] })).toEqual({})
  const category = { key: 'lamp', words: [], learnedFrom: 0 }
  expect(suggestedClasses({ category, level: { key: 'park' }, similar: [] })).toEqual({
    category: 'lamp',
    level: 'park'
  })
})

test('what became of a past need is told as far as it is known', () => {
  const past: SimilarNeed = {
    id: 'a' as NeedId,
    code: 'XQ-2026-00007',
    title: '路灯坏了',
    category: 'lamp',
    status: 'closed',
    collectedAt: '2026-03-02T01:00:00.000Z'
  }
  expect(outcomeText(past)).toBe('已办结')
  expect(outcomeText({ ...past, office: '暖心橙', solved: true, score: 5 })).toBe('暖心橙 · 已办结 · 解决了 · 5 分')
})

test('who answered similar needs is proposed where no rule fits, and never in place of a rule', () => {
  const proposal: DispatchProposal = { teams: [], departments: [] }
  const handler = { teamId: 'team', name: '暖心橙', custom: { count: 4, of: 5 } }
  expect(proposalWith(proposal, { handler, similar: [] })).toEqual({
    ...proposal,
    proposed: { teamId: 'team' },
    because: { rule: '相似的 5 件诉求中，4 件由其答复' }
  })
  const ruled = { ...proposal, proposed: { departmentId: 'office' } }
  expect(proposalWith(ruled, { handler, similar: [] })).toBe(ruled)
  expect(proposalWith(proposal, undefined)).toBe(proposal)
  expect(proposalWith(proposal, { handler: { ...handler, custom: undefined }, similar: [] })).toBe(proposal)
})
