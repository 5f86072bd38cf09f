import { noticeTexts } from '@hongchao/web/texts/privacy-notice.ts'
import { expect, test } from 'vitest'

import { checkPreset } from '../places/index.ts'
import { noticeOf } from './notice.ts'

const place = checkPreset(new URL('../../../../presets/nanchong-jialing/', import.meta.url).pathname).preset!.place

test('a place that wrote no notice has that of the product, under its own name', () => {
  const notice = noticeOf({ ...place, privacy: undefined })

  expect(notice).toMatchObject({ version: noticeTexts.version, responsible: place.name })
  expect(JSON.stringify(notice)).not.toMatch(/[{]\w+[}]/)
  expect(notice.sections[0]!.text[0]).toContain(place.productName)
})

test('a place says its own words, and what is kept stays what the product keeps', () => {
  const own = {
    version: '2030-01-01',
    responsible: '某街道党工委',
    contact: '街道党群服务中心一楼',
    sections: [{ title: '谁负责', text: ['由{responsible}负责，请到{contact}。'] }]
  }
  const notice = noticeOf({ ...place, privacy: own })

  expect(notice.sections).toEqual([{ title: '谁负责', text: ['由某街道党工委负责，请到街道党群服务中心一楼。'] }])
  expect(notice.kept).toEqual(noticeTexts.kept)
})

test.each([
  ['2030-01-01', '2030-01-01'],
  ['2018-01-01', noticeTexts.version]
])('a version of the place of %s makes it one of %s: a change of either is a new version', (version, expected) => {
  expect(noticeOf({ ...place, privacy: { version, responsible: '街道' } }).version).toBe(expected)
})
