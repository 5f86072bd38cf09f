import type { NeedStatus } from '@hongchao/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { asksSecondPerson, isPersonal, isPublishable, redact, refusalOf, stateOfDraft } from './rules.ts'

test.each([
  ['请打 138 0000 1234 找我', '请打 ［号码］ 找我'],
  ['电话１３８００００１２３４', '电话［号码］'],
  ['座机027-8765 4321', '座机［号码］'],
  ['身份证 42010119900101123X', '身份证 ［号码］'],
  ['幺三八零零零零幺二三四', '［号码］'],
  ['写信到 a.b+c@mail.example.com 吧', '写信到 ［邮箱］ 吧'],
  ['微信号：zhang_san88，随时', '微信号：［账号］，随时'],
  ['QQ是12345678', 'QQ是［账号］'],
  ['鄂A12345 挡住了出口', '［车牌］ 挡住了出口'],
  ['住3栋2单元501室', '住3栋［门牌］'],
  ['住五单元', '住［门牌］'],
  ['1204室漏水', '［门牌］漏水'],
  ['张三丰和张三都在', '张某和张某都在'],
  ['请找欧阳修远', '请找欧阳某']
])('what tells of a person is masked: %s', (said, published) => {
  const names = ['张三', '张三丰', '欧阳修远', '灯']

  expect(redact(said, names).text).toBe(published)
  expect(isPersonal(said, names)).toBe(true)
  expect(isPersonal(published, names)).toBe(false)
})

test.each([
  '三号楼门口的路灯坏了，2026-03-02 09 点还没修好。',
  '室外照明不足，3 栋与 5 栋之间共 12 盏。',
  '共花费 1234.5 元。',
  '拨打 12345 热线。',
  '第三单位负责。'
])('what tells of a matter stays: %s', (said) => {
  expect(redact(said, ['张三'])).toEqual({ text: said, masked: 0 })
})

test('nothing is left to mask in what was masked, whatever was said', () => {
  const piece = fc.constantFrom(
    '138',
    ' ',
    '0000',
    '-',
    '1234',
    '张三',
    '三',
    'QQ',
    ':',
    'abc12',
    '@',
    'x.cn',
    '栋',
    '2',
    '单元',
    '室'
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(isPersonal(redact(pieces.join(''), ['张三']).text, ['张三'])).toBe(false)
    })
  )
})

const fine = { status: 'closed' as NeedStatus, answered: true, complaint: false, openClass: true, merged: false }

test('only what was answered and stands is published, and no complaint ever', () => {
  expect(isPublishable(fine)).toBe(true)
  for (const change of [
    { status: 'handling' },
    { status: 'refused' },
    { answered: false },
    { complaint: true },
    { openClass: false },
    { merged: true }
  ] as Partial<typeof fine>[]) {
    expect(isPublishable({ ...fine, ...change })).toBe(false)
  }
})

const clerk = { personId: 'clerk', drafts: true, approves: true }
const supervisor = { personId: 'supervisor', drafts: false, approves: true }
const proposed = { state: 'proposed' as const, withdrawnBy: null, draftedById: 'clerk', outdated: false }
const gone = { ...proposed, state: 'withdrawn' as const, withdrawnBy: 'requester' as const }

test.each([
  ['draft', undefined, clerk, undefined],
  ['draft', undefined, supervisor, 'forbidden'],
  ['approve', proposed, supervisor, undefined],
  ['approve', proposed, clerk, 'publication.ownDraft'],
  ['approve', { ...proposed, outdated: true }, supervisor, 'publication.answerChanged'],
  ['draft', { ...proposed, outdated: true }, clerk, undefined],
  ['approve', undefined, supervisor, 'publication.notPossible'],
  ['withdraw', proposed, clerk, undefined],
  ['withdraw', gone, clerk, 'publication.notPossible'],
  ['draft', gone, clerk, 'publication.requesterWithdrew'],
  ['draft', { ...gone, withdrawnBy: 'staff' as const }, clerk, undefined]
] as const)('to %s what stands as %j', (action, standing, who, refusal) => {
  expect(refusalOf(action, { possible: true, standing }, who)).toBe(refusal)
})

test('what cannot be published any more can still be withdrawn', () => {
  expect(refusalOf('withdraw', { possible: false, standing: proposed }, clerk)).toBeUndefined()
  expect(refusalOf('approve', { possible: false, standing: proposed }, supervisor)).toBe('publication.notPossible')
})

test('with a second person what one wrote is only proposed; it takes one unless the place says otherwise', () => {
  expect([undefined, { secondPerson: true }, { secondPerson: false }].map(asksSecondPerson)).toEqual([
    true,
    true,
    false
  ])
  expect([stateOfDraft(true), stateOfDraft(false)]).toEqual(['proposed', 'published'])
})
