import { ActOnNeed } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { actForms, type ActValues, blankValues, type FormAction } from './action-forms.ts'

const id = '01920000-0000-7000-8000-000000000001'
const filled: ActValues = {
  ...blankValues,
  text: '已约周三上门',
  category: 'lamp',
  level: 'community',
  way: 'door',
  person: id,
  into: id,
  target: `team/${id}`,
  repliedBy: '王科长',
  receivedAt: '2026-03-02T10:20',
  plea: 'extension',
  pleaReason: 'work',
  until: '2026-03-10',
  decision: 'grant',
  offices: [`team/${id}`, `department/${id}`],
  result: 'done',
  assist: id
}

const plea = { id, kind: 'extension', state: 'pending', until: '2026-03-10', reason: '需要采购' } as const
const returning = { id, state: 'pending', decideBy: '2026-03-03T09:00:00.000Z' } as const

test.each(Object.keys(actForms) as FormAction[])('what the form of %s asks for is what the server takes', (action) => {
  expect(
    ActOnNeed.safeParse({ action, ...actForms[action].step(filled, [], { plea, returning }) }).error
  ).toBeUndefined()
})

test('a dispatch goes to a team or to a department, never to both', () => {
  expect(actForms.dispatch.step({ ...filled, target: `department/${id}` }, [], {})).toMatchObject({ departmentId: id })
  expect(actForms.dispatch.step({ ...filled, target: `department/${id}` }, [], {})).not.toHaveProperty('teamId')
})

test('a note is for the requester to read unless it is marked internal', () => {
  expect(actForms.note.step(filled, [], {})).toMatchObject({ public: true })
  expect(actForms.note.step({ ...filled, visible: 'internal' }, [], {})).toMatchObject({ public: false })
})
