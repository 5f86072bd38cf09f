import { AuditEvent } from '@hongchao/contract'
import { detailsOf, sentenceOf } from '@hongchao/web/texts/audit-sentence.ts'
import { expect, test } from 'vitest'

import { eventChoices } from './sentence.ts'

const subject = { kind: 'need', id: 'x', label: 'XQ-2026-00012', opens: false } as const

test.each(AuditEvent.options)('%s is said in Chinese', (event) => {
  const said = sentenceOf({ event, subject }).map((part) => ('text' in part ? part.text : part.subject))

  expect(said.join('')).toMatch(/^[\u4e00-\u9fff（）， \-0-9XQ]+$/)
})

test('every event can be chosen, once', () => {
  const offered = eventChoices().flatMap(({ options }) => options)

  expect(offered.map(({ value }) => value).toSorted()).toEqual([...AuditEvent.options].toSorted())
  expect(new Set(offered.map(({ label }) => label)).size).toBe(offered.length)
})

test('an event of another version says its code, and a subject without a name is left out', () => {
  expect(sentenceOf({ event: 'wish.granted', subject })).toEqual([{ text: 'wish.granted' }])
  expect(sentenceOf({ event: 'person.created', subject: { kind: 'person', id: 'x', opens: false } })).toEqual([
    { text: '新增了人员 ' }
  ])
})

test('what stands beside it is said in words', () => {
  const details = { reason: '回访', role: 'auditor', events: ['need.contactRead'], secret: 'x' }

  expect(detailsOf({ details })).toEqual(['理由：回访', '角色：审计员', '查的事项：查看诉求人电话'])
})
