import { createCipheriv, createHash } from 'node:crypto'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { sealedColumns } from '../../sealed-columns.ts'
import { openCells } from './cells.ts'
import { maskPhone } from './phones.ts'
import { suites } from './suites.ts'

const secret = 'a secret that is only good for tests'
const { personPhone, requesterPhone } = sealedColumns
/** What OpenSSL says, or we do. */
const refused = /authenticat|not what was sealed/
const utf8 = (text: string) => Buffer.from(text, 'utf8')

test('SM3 and SM4 are the standard’s (GB/T 32905, GB/T 32907)', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const sm4 = createCipheriv('sm4-ecb', key, null)
  sm4.setAutoPadding(false)

  expect(createHash('sm3').update('abc').digest('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'
  )
  expect(Buffer.concat([sm4.update(key), sm4.final()]).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
})

describe.each(['aes', 'sm'] as const)('%s', (name) => {
  const suite = suites[name]
  const key = new Uint8Array(32).fill(7)
  const cells = openCells(secret, { keys: [{ id: 1, suite: name }] })

  test('opens what it sealed, and nothing in which a bit was changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), (text, bound, at) => {
        const sealed = suite.seal(key, utf8(text), utf8(bound))
        expect(Buffer.from(suite.open(key, sealed, utf8(bound))).toString('utf8')).toBe(text)

        const changed = Uint8Array.from(sealed)
        const bit = at % (changed.length * 8)
        changed[bit >> 3]! ^= 1 << (bit & 7)
        expect(() => suite.open(key, changed, utf8(bound))).toThrow(refused)
        expect(() => suite.open(key, sealed, utf8(`${bound}x`))).toThrow(refused)
        expect(() => suite.open(key, sealed.subarray(0, sealed.length - 1), utf8(bound))).toThrow(refused)
      })
    )
  })

  test('a cell opens in its own row and column only', () => {
    const { cell } = cells.seal(personPhone, 'one', '13800001234')

    expect(cell).toMatch(new RegExp(`^${name}\\.1\\.[\\w-]+$`))
    expect(cells.open(personPhone, 'one', cell)).toBe('13800001234')
    expect(() => cells.open(personPhone, 'other', cell)).toThrow(refused)
    expect(() => cells.open(requesterPhone, 'one', cell)).toThrow(refused)
    expect(() => cells.open(personPhone, 'one', cell.replace('.1.', '.2.'))).toThrow(refused)
    expect(() => cells.open(personPhone, 'one', '13800001234')).toThrow('is not sealed')
    expect(() => openCells('another secret', { keys: [] }).open(personPhone, 'one', cell)).toThrow(refused)
  })

  test('equal telephones have different cells and one index, which another column does not share', () => {
    const made = ['138 0000 1234', '+86 138-0000-1234', '13800001234'].map((text, row) =>
      cells.seal(personPhone, String(row), text)
    )

    expect(new Set(made.map(({ cell }) => cell)).size).toBe(3)
    expect(new Set(made.map(({ index }) => index)).size).toBe(1)
    expect(cells.indexes(personPhone, '13800001234')).toEqual([made[0]!.index])
    expect(cells.seal(requesterPhone, '0', '13800001234').index).not.toBe(made[0]!.index)
    expect(cells.seal(personPhone, '0', '13800001235').index).not.toBe(made[0]!.index)
  })
})

test('the newest key seals, whatever its suite, and every key of the ring is looked up', () => {
  const ring = { keys: [{ id: 1, suite: 'aes' as const }] }
  const cells = openCells(secret, ring)
  const before = cells.seal(personPhone, 'one', '13800001234')
  ring.keys = [...ring.keys, { id: 2, suite: 'sm' as never }]
  const after = cells.seal(personPhone, 'one', '13800001234')

  expect(after.cell).toMatch(/^sm\.2\./)
  expect(cells.open(personPhone, 'one', before.cell)).toBe('13800001234')
  expect(cells.indexes(personPhone, '13800001234').toSorted()).toEqual([before.index, after.index].toSorted())
})

test.each([
  ['13800001234', '138****1234'],
  ['+86 138 0000 1234', '138****1234'],
  ['0817-2601234', '081****1234'],
  ['84521234', '****34'],
  ['12345', '****']
])('%s is masked as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

test('a mask shows at most seven digits of eleven, two of any other, and hides at least four', () => {
  const phone = fc.stringMatching(/^\+?\d[\d -]{5,18}\d$/)
  fc.assert(
    fc.property(phone, (text) => {
      const digits = text.replaceAll(/\D/g, '')
      const shown = maskPhone(text).replaceAll(/\D/g, '')
      expect(shown.length).toBeLessThanOrEqual(digits.length === 11 || shown.length === 7 ? 7 : 2)
      expect(digits.length - shown.length >= 4 || shown === '').toBe(true)
      expect(maskPhone(text)).not.toContain(digits)
      expect(maskPhone(text)).toContain('****')
    })
  )
})
