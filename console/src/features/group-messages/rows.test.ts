import type { Receipt, RecordNeed } from '@hongchao/contract'
import { ApiError } from '@hongchao/web'
import dayjs from 'dayjs'
import { expect, test } from 'vitest'

import { changed, cut, joined, MissingError, recordChosen, type Row, toRows } from './rows.ts'

const common = { kind: 'employee', day: dayjs('2026-03-06T09:00') }
const messages = [
  { speaker: '王姐', at: '2026-03-02T10:20', text: '三食堂东门的灯不亮' },
  { speaker: '老周', at: '2026-03-02T10:21', text: '电梯停了两次' },
  { speaker: '阿美', text: '停车位不够' },
  { speaker: '小李', at: '2026-03-02T10:22', text: '收到' }
]

/** The page and the server: what is asked for with which key, and what it answers. */
function stage(rows: Row[], answer: (body: RecordNeed) => void = () => {}) {
  let kept = rows
  const asked: { text: string; key: string; body: RecordNeed }[] = []
  const say = (id: string, news: Partial<Row>): void => {
    kept = changed(kept, id, news)
  }
  const record = async ({ body, idempotencyKey }: { body: RecordNeed; idempotencyKey: string }) => {
    asked.push({ text: body.text, key: idempotencyKey, body })
    answer(body)
    return { code: `XQ-${asked.length}` } as Receipt
  }
  return { asked, rows: () => kept, send: () => recordChosen(kept, common, { record, say }) }
}

const choose = (...speakers: string[]): Row[] =>
  toRows(messages).map((row) => ({ ...row, chosen: speakers.includes(row.speaker ?? '') }))

test('only what was chosen is sent, as said in the group, by whom and when', async () => {
  const { asked, send } = stage(choose('王姐', '阿美'))

  expect(await send()).toBe(0)
  expect(asked.map(({ body: { channel, name, collectedAt, kind } }) => [channel, name, collectedAt, kind])).toEqual([
    ['group', '王姐', dayjs('2026-03-02T10:20').toISOString(), 'employee'],
    ['group', '阿美', dayjs('2026-03-06T09:00').toISOString(), 'employee']
  ])
})

test('a row that fails keeps nothing back; the next try sends it alone, under the same key', async () => {
  let lost = true
  const { asked, rows, send } = stage(choose('王姐', '老周', '阿美'), ({ name }) => {
    if (name === '老周' && lost) throw new ApiError('unavailable')
  })

  expect(await send()).toBe(1)
  expect(rows().map(({ receipt, failed }) => [receipt !== undefined, failed !== undefined])).toEqual([
    [true, false],
    [false, true],
    [true, false],
    [false, false]
  ])
  lost = false
  expect(await send()).toBe(0)
  expect(asked.map(({ text }) => text)).toEqual([...messages.slice(0, 3), messages[1]!].map(({ text }) => text))
  expect(asked[3]!.key).toBe(asked[1]!.key)
})

test('without a speaker nothing is sent, and the row says so', async () => {
  const { asked, rows, send } = stage(choose('王姐').map((row) => ({ ...row, speaker: '' })))

  expect(await send()).toBe(1)
  expect(asked).toEqual([])
  expect(rows()[0]!.failed).toBeInstanceOf(MissingError)
})

test('rows are joined with the one above and cut at a place; what is recorded already stays as it is', () => {
  const rows = choose('老周')
  const one = joined(rows, rows[1]!.id)
  expect(one.map(({ speaker, chosen }) => [speaker, chosen])).toEqual([
    ['王姐', true],
    ['阿美', false],
    ['小李', false]
  ])
  expect(cut(one, one[0]!.id, 9)!.map(({ text }) => text)).toEqual(messages.map(({ text }) => text))
  expect(cut(one, one[0]!.id, 0)).toBeUndefined()

  const recorded = changed(rows, rows[0]!.id, { receipt: { code: 'XQ-1' } as Receipt })
  expect(joined(recorded, rows[1]!.id)).toEqual(recorded)
})
