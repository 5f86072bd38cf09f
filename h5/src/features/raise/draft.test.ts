import { RaiseFromPoster, RaiseNeed, RecordNeed } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { bodyOf, isBlank, newDraft } from './draft.ts'

const unit = { id: '01920000-0000-7000-8000-000000000001', name: '某公司' }
const written = { ...newDraft(), text: ' 路灯坏了 ', kind: 'employee' }

test('one sentence and who asks are enough', () => {
  const body = bodyOf(written, { kind: 'self' }, [])

  expect(body).toEqual({ text: '路灯坏了', kind: 'employee', photos: [] })
  expect(RaiseNeed.safeParse(body).success).toBe(true)
})

test('a class alone narrows the choice and classifies nothing', () => {
  expect(bodyOf({ ...written, group: 'living' }, { kind: 'self' }, [])).not.toHaveProperty('category')
  expect(bodyOf({ ...written, group: 'living', category: 'repair' }, { kind: 'self' }, [])['category']).toBe('repair')
})

test('from a poster name and telephone are asked for, and nothing else', () => {
  const body = bodyOf({ ...written, name: '郭师傅', phone: '15200000911' }, { kind: 'poster', poster: 'zm3srtyj' }, [])

  expect(RaiseFromPoster.safeParse(body).success).toBe(true)
  expect(RaiseFromPoster.safeParse(bodyOf(written, { kind: 'poster', poster: 'zm3srtyj' }, [])).success).toBe(false)
})

test('the unit complained of is sent only while it is a complaint', () => {
  const about = { ...written, about: unit }

  expect(bodyOf({ ...about, complains: true }, { kind: 'self' }, [])['aboutOrganisationId']).toBe(unit.id)
  expect(bodyOf({ ...about, complains: false }, { kind: 'self' }, [])).not.toHaveProperty('aboutOrganisationId')
})

test('what was written down for somebody says how and when it was collected', () => {
  const draft = { ...written, name: '王师傅', channel: 'visit', collectedAt: '2026-03-02T10:20' }
  const body = bodyOf(draft, { kind: 'record' }, [])

  expect(body).toMatchObject({ channel: 'visit', collectedAt: '2026-03-02T02:20:00.000Z', name: '王师傅' })
  expect(RecordNeed.safeParse(body).success).toBe(true)
})

test('a draft is blank until there is a word or a photo', () => {
  expect(isBlank({ ...newDraft(), text: '  ' })).toBe(true)
  expect(isBlank({ ...newDraft(), photos: [{ id: '1', name: 'a.jpg' }] })).toBe(false)
})
