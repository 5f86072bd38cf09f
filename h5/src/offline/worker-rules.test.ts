import { expect, test } from 'vitest'

import { answeringOf, belongsTo } from './worker-rules.ts'

const origin = 'https://park.example'

test.each([
  ['a script of the site', 'GET', 'no-cors', '/static/phone/assets/index-1.js', 'file'],
  ['the first page', 'GET', 'navigate', '/quanlinan/m', 'page'],
  ['a page below it', 'GET', 'navigate', '/quanlinan/m/needs/1?do=note', 'page'],
  ['the choice of a place', 'GET', 'navigate', '/m/', 'page'],
  ['a page of the console that begins alike', 'GET', 'navigate', '/quanlinan/meetings', undefined],
  ['a place that begins alike', 'GET', 'navigate', '/mianyang/needs', undefined],
  ['what the server tells', 'GET', 'cors', '/api/quanlinan/needs', undefined],
  ['a photo of a need', 'GET', 'no-cors', '/api/quanlinan/files/1', undefined],
  ['what is sent', 'POST', 'cors', '/api/quanlinan/needs', undefined],
  ['a file of the console', 'GET', 'no-cors', '/static/console/assets/index-1.js', undefined]
])('%s', (_, method, mode, path, answering) => {
  expect(answeringOf({ method, mode, url: origin + path }, origin)).toBe(answering)
})

test('another site is none of its business', () => {
  const url = 'https://elsewhere.example/static/phone/a.js'
  expect(answeringOf({ method: 'GET', mode: 'no-cors', url }, origin)).toBeUndefined()
})

test('a page is kept only with the files of its own build', () => {
  const page = '<script type="module" crossorigin src="/static/phone/assets/index-1.js"></script>'
  expect(belongsTo(page, ['/static/phone/assets/index-1.js'])).toBe(true)
  expect(belongsTo(page, ['/static/phone/assets/index-2.js'])).toBe(false)
  expect(belongsTo('Bad gateway', ['/static/phone/assets/index-1.js'])).toBe(false)
})
