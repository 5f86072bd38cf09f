import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { agrees } from './accept/published.ts'

const program = new URL('accept.ts', import.meta.url).pathname
const presets = new URL('../presets/', import.meta.url).pathname
const patience = 120_000

function accept(...args: string[]): { status: number | null; lines: string[] } {
  const { status, stdout } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n') }
}

test(
  'every figure of the Quanlinan cluster comes out of its records, and changes without one',
  { timeout: patience },
  () => {
    const { status, lines } = accept('wuhan-quanlinan', '--mutate')
    expect(lines).toContain('W-2 | 两新组织党组织 | = 35 (2018-12-31) | 35 | ok')
    expect(lines).toContain('W-8 | 暖心橙 | 18 | 17 (team_member) | ok')
    expect(lines).toContain('W-6 | 收集的诉求 | = 543 (2018-12-31) | 543 | ok')
    expect(lines).toContain('W-6 | 收集的诉求 | 543 | 542 (need_scope) | ok')
    expect(lines.filter((line) => !line.endsWith(' | ok'))).toEqual([
      'All 25 lines are as they should be.',
      'catalogue id | what | computed | without one record | changed',
      'All 25 lines are as they should be.'
    ])
    expect(status).toBe(0)
  }
)

test(
  'the limits of “135” come out of the clocks of needs, the mediators out of their team',
  { timeout: patience },
  () => {
    const { status, lines } = accept('nanchong-jialing', '--mutate')
    expect(lines).toContain('J-6 | 问题困难三天处理 | = 3 (2017-12-31) | 3 | ok')
    expect(lines).toContain('J-6 | 意见建议五天解决 | 5 | 0 (need_clock) | ok')
    expect(lines).toContain('J-8 | 调解员和网格员 | 27 | 26 (team_member) | ok')
    expect(status).toBe(0)
  }
)

test('a figure that its records do not bear out fails', { timeout: patience }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'accept-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(join(presets, 'example'), folder, { recursive: true })
  const file = join(folder, 'published.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('value: 1', 'value: 2'))

  const { status, lines } = accept(folder)
  expect(lines.slice(1)).toEqual([
    'W-2 | 党组织 | = 2 (2026-01-01) | 1 | NO',
    'W-8 | 帮帮队队员 | ≥ 1 (2026-01-01) | 1 | ok',
    '1 of 2 lines are not as they should be.'
  ])
  expect(status).toBe(1)
})

test.each([
  ['=', 100, 100, true],
  ['=', 100, 101, false],
  ['≥', 100, 101, true],
  ['≥', 100, 99, false],
  ['≈', 100, 105, true],
  ['≈', 100, 94, false]
] as const)('published %s %i and computed %i agree: %s', (operator, value, computed, expected) => {
  expect(agrees({ operator, value }, computed)).toBe(expected)
})

test.each([
  [['--help'], 'npm run accept -- PRESET'],
  [['nowhere'], 'nowhere: there is no published.yaml in ']
])('called with %j it says what it wants, and nothing crashes', (args, words) => {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain(words)
  expect(stderr).not.toContain('Error')
})
