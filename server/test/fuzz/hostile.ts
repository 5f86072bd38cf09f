import type { Random } from './random.ts'

const long = 'a'.repeat(20_000)

/** Texts that have broken servers before. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'before\u0000after',
  '\ud800',
  'lone \udfff surrogate',
  '\uffff\ufffe',
  '\u202eright to left\u202c',
  'ثلاثة أضواء',
  '\u200b\u200d\ufeff',
  '𠮷野家 👩‍👩‍👧‍👦',
  'é'.normalize('NFD').repeat(40),
  'Z̷̢͝a̸l̶g̷o̵'.repeat(10),
  '\r\nset-cookie: a=b',
  '\t\u000b\u001b[31m',
  "'; drop table need; --",
  "' or 1=1 --",
  '%',
  '_%_%',
  '\\',
  '\\\\',
  '%00',
  '%ff',
  '../../../../etc/passwd',
  '..\\..\\windows',
  '<script>alert(1)</script>',
  '{{7*7}}${7*7}#{7*7}',
  '$1',
  '=cmd|calc',
  'null',
  'undefined',
  'NaN',
  '[object Object]',
  'true',
  '-1',
  '1e400',
  '9007199254740993',
  '０１２３',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-03-02T01:00:00+99:99',
  '00000000-0000-0000-0000-000000000000',
  'zone.park',
  '*.*{1,}',
  '(a+)+$',
  'bm90IGpzb24',
  'W251bGwsbnVsbF0',
  'WyIyMDI2LTAzLTAyVDAxOjAwOjAwWiIsIjAiXQ',
  'constructor',
  '__proto__',
  'toString',
  long,
  '路灯'.repeat(3000)
]

export const hostileNumbers: readonly number[] = [
  0,
  -0,
  -1,
  1.5,
  0.1 + 0.2,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  1e308,
  -1e308,
  5e-324
]

export function hostileText(random: Random): string {
  if (random.chance(0.7)) return random.of(hostileTexts)
  const points = Array.from({ length: random.below(60) }, () => random.below(random.of([0x80, 0x3000, 0x1_10_00])))
  return points.map((point) => String.fromCodePoint(point)).join('')
}

export function hostileValue(random: Random): unknown {
  return random.of<() => unknown>([
    () => hostileText(random),
    () => hostileText(random),
    () => random.of(hostileNumbers),
    () => null,
    () => random.chance(0.5),
    () => [],
    () => ({}),
    () => [hostileText(random)],
    () => ({ [hostileText(random).slice(0, 100)]: hostileText(random) }),
    () => Array.from({ length: 300 }, () => null)
  ])()
}

type Holder = Record<string, unknown> | unknown[]

/** Changes one part of a value, at whatever depth, into something that a careless client might send. */
export function mutated(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return hostileValue(random)
  const copy = structuredClone(value) as Holder
  const parts = holdersIn(copy)
  change(random, random.of(parts))
  return copy
}

function holdersIn(holder: Holder): Holder[] {
  const inner = Object.values(holder).filter((part): part is Holder => typeof part === 'object' && part !== null)
  return [holder, ...inner.flatMap(holdersIn)]
}

function change(random: Random, holder: Holder): void {
  const record = holder as Record<string, unknown>
  const keys = Object.keys(holder)
  const key = keys.length > 0 ? random.of(keys) : 'text'
  random.of([
    () => (record[key] = hostileValue(random)),
    () => (record[key] = hostileText(random)),
    () => (record[key] = [record[key]]),
    () => (record[key] = typeof record[key] === 'number' ? String(record[key]) : random.of(hostileNumbers)),
    () => delete record[key],
    () =>
      (record[random.of(['id', 'place', 'role', 'unknown', 'constructor', 'status', 'toString'])] =
        hostileValue(random))
  ])()
}

/** Bodies that are no JSON, or hardly. */
export function brokenBody(random: Random, whole: string): Buffer {
  const text = random.of<() => string>([
    () => whole.slice(0, random.below(whole.length)),
    () => `${whole},`,
    () => `\ufeff${whole}`,
    () => '',
    () => 'null',
    () => '"text"',
    () => '[]',
    () => 'NaN',
    () => "{'a':1}",
    () => '[['.repeat(20_000),
    () => '{"a":'.repeat(5000),
    () => '{"__proto__":{"admin":true}}',
    () => '{"constructor":{"prototype":{"admin":true}}}',
    () => '{"text":"\\ud800","text":"\\u0000"}',
    () => `{"text":"${'路'.repeat(100_000)}"}`,
    () => 'a=1&b=2',
    () => '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--'
  ])()
  const bytes = Buffer.from(text)
  if (random.chance(0.2) && bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256)
  return bytes
}
