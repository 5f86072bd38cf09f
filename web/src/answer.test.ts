import type { NeedEvent, Photo } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { answerPhotos } from './answer.ts'

function photo(id: string): Photo {
  return { id, name: `${id}.jpg`, type: 'image/jpeg' }
}

function step(kind: NeedEvent['kind'], ...photos: Photo[]): NeedEvent {
  return { id: kind, at: '2026-03-02T02:20:00.000Z', kind, public: true, details: {}, photos }
}

test('beside an answer stand its own photos, not those of the answer before the need was raised again', () => {
  const story = [step('submitted'), step('answered', photo('first')), step('reopened'), step('noted', photo('note'))]

  expect(answerPhotos(story)).toEqual([photo('first')])
  expect(answerPhotos([...story, step('replyRecorded', photo('second'))])).toEqual([photo('second')])
})

test('without an answer there are none', () => {
  expect(answerPhotos([step('submitted')])).toEqual([])
})
