import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type Lesson, lessonOf, lessonsDue, type Tally, type Vote, votesOf } from './rules/lessons.ts'
import { customary, likest, rareTerms } from './rules/likeness.ts'
import { enough, type Knowledge, likeliest, notesOf } from './rules/ranking.ts'
import { sharesOf, termsOf, wholeVote } from './rules/terms.ts'

const categories = [
  {
    key: 'public',
    name: '公共类',
    note: '路灯道路、环境、安全',
    level: 'community',
    way: 'door',
    items: [
      { key: 'lamp', name: '路灯照明' },
      { key: 'road', name: '道路与交通', level: 'district' },
      { key: 'parking', name: '停车管理' }
    ]
  },
  {
    key: 'government',
    name: '政务类',
    note: '证照、政策',
    level: 'district',
    way: 'agent',
    items: [
      { key: 'licence', name: '证照办理' },
      { key: 'health', name: '健康证明办理', way: 'door' }
    ]
  },
  { key: 'other', name: '其他' }
]
const notes = notesOf(categories)

/** What a place knows that learned these, as the store adds it up. */
function knowing(...lessons: readonly Lesson[]): Knowledge {
  return votesOf({ learn: lessons, unlearn: [] })
}

describe('terms', () => {
  test.each([
    ['路灯坏了', ['路灯', '灯坏', '坏了']],
    ['路灯，坏了', ['路灯', '坏了']],
    ['A区3栋', []],
    ['打我电话13800001234，姓王', ['打我', '我电', '电话', '姓王']],
    ['灯', []]
  ])('of %s', (text, terms) => {
    expect([...termsOf(text).keys()]).toEqual(terms)
  })

  test('no digit and no letter is ever part of one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'路灯13x８零十', '\n', '𠮷') }), (text) => {
        for (const term of termsOf(text).keys()) expect(term).toMatch(/^\p{Script=Han}{2}$/u)
      })
    )
  })

  test('the shares of a need come to its one vote', () => {
    const shares = [...sharesOf(termsOf('路灯坏了，路灯要修')).values()]
    expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - wholeVote)).toBeLessThan(shares.length)
  })
})

const Text = fc.string({ unit: fc.constantFrom(...'路灯坏停车位健康证明'), maxLength: 12 })
const Lessons = fc.uniqueArray(
  fc
    .record({ id: fc.uuid(), category: fc.constantFrom('lamp', 'parking', 'health'), text: Text })
    .map((need) => lessonOf(need)),
  { selector: ({ needId }) => needId, maxLength: 12 }
)

/** As rows would stand in the tables. */
function sums(parts: readonly { votes: Vote[]; tallies: Tally[] }[]): Record<string, [number, number]> {
  const rows = new Map<string, [number, number]>()
  const add = (key: string, needs: number, share: number): void => {
    const [n, s] = rows.get(key) ?? [0, 0]
    rows.set(key, [n + needs, s + share])
  }
  for (const { votes, tallies } of parts) {
    for (const { term, category, needs, share } of votes) add(`${term}/${category}`, needs, share)
    for (const { category, needs } of tallies) add(category, needs, 0)
  }
  return Object.fromEntries([...rows].filter(([, [needs, share]]) => needs !== 0 || share !== 0))
}

describe('learning', () => {
  test('what is learned and then unlearned leaves nothing behind', () => {
    fc.assert(
      fc.property(Lessons, Lessons, (kept, passing) => {
        const learned = votesOf({ learn: passing, unlearn: [] })
        const unlearned = votesOf({ learn: [], unlearn: passing })
        expect(sums([knowing(...kept), learned, unlearned].map(both))).toEqual(sums([both(knowing(...kept))]))
      })
    )
  })

  test('the order of lessons does not matter, nor whether they are learned one by one or together', () => {
    fc.assert(
      fc.property(Lessons, (lessons) => {
        const oneByOne = lessons.toReversed().map((lesson) => both(knowing(lesson)))
        expect(sums(oneByOne)).toEqual(sums([both(knowing(...lessons))]))
      })
    )
  })

  test.each([
    ['never learned', { said: 'lamp', learned: undefined, due: true }],
    ['put elsewhere since', { said: 'lamp', learned: 'road', due: true }],
    ['gone', { said: undefined, learned: 'road', due: true }],
    ['learned already', { said: 'lamp', learned: 'lamp', due: false }],
    ['not classified', { said: undefined, learned: undefined, due: false }]
  ])('a need that is %s', (_, { said, learned, due }) => {
    const of = (category: string | undefined): Map<string, string> => new Map(category ? [['a', category]] : [])
    expect(lessonsDue(['a', 'a'], of(said), of(learned))).toEqual(due ? ['a'] : [])
  })
})

function both({ votes, tallies }: Knowledge): { votes: Vote[]; tallies: Tally[] } {
  return { votes: [...votes], tallies: [...tallies] }
}

const lesson = (id: number, category: string, text: string): Lesson => lessonOf({ id: String(id), category, text })

describe('the likeliest category', () => {
  test('comes from names and notes of the preset while nobody has classified anything', () => {
    const found = likeliest('我们宿舍门口的路灯不亮了', knowing(), notes)
    expect(found).toMatchObject({ category: 'lamp', words: ['路灯'] })
    expect(found!.margin).toBeGreaterThan(enough)
  })

  test('is none where no word is known', () => {
    expect(likeliest('食堂的菜太咸', knowing(), notes)!.margin).toBe(0)
    expect(likeliest('12345', knowing(), notes)!.margin).toBe(0)
  })

  test('is what staff have put such needs into, whatever the preset says', () => {
    const past = [1, 2, 3, 4].map((id) => lesson(id, 'other', '充电桩坏了，电动车充不上电'))
    const more = [5, 6, 7].map((id) => lesson(id, 'parking', '停车位不够，车停在路边'))
    const found = likeliest('楼下的充电桩不能用', knowing(...past, ...more), notes)
    expect(found).toMatchObject({ category: 'other' })
    expect(found!.words).toContain('充电')
    expect(found!.margin).toBeGreaterThan(enough)
  })

  test('is never one that the preset no longer has', () => {
    const past = [1, 2, 3].map((id) => lesson(id, 'gone', '路灯坏了'))
    expect(likeliest('路灯坏了', knowing(...past), notes)!.category).not.toBe('gone')
  })
})

test('an item is usually served as its class, unless it says otherwise', () => {
  const served = notes.map(({ category, level, way }) => [category, level, way])
  expect(served).toEqual([
    ['lamp', 'community', 'door'],
    ['road', 'district', 'door'],
    ['parking', 'community', 'door'],
    ['licence', 'district', 'agent'],
    ['health', 'district', 'door'],
    ['other', undefined, undefined]
  ])
})

describe('similar needs', () => {
  const past = [
    lesson(1, 'lamp', '三号楼门口的路灯坏了，晚上看不见'),
    lesson(2, 'lamp', '路灯太亮，睡不着'),
    lesson(3, 'lamp', '门口的路灯坏了')
  ]
  const terms = termsOf('门口的路灯又坏了')

  test('are looked for by the rarest terms', () => {
    const rare = rareTerms(terms, knowing(...past).votes, 'lamp')
    expect(rare.at(-1)).toBe('路灯')
    expect(rare.toSorted()).toEqual(['口的', '坏了', '的路', '路灯', '门口'])
    expect(rareTerms(terms, knowing(...past).votes, 'road')).toEqual([])
  })

  test('are those that share most of what they say, the likest first', () => {
    const found = past.map(({ needId, shares }) => ({ needId, terms: [...shares.keys()] }))
    expect(likest(terms, knowing(...past), found)).toEqual(['3', '1'])
  })
})

test.each([
  [['a', 'a', 'a'], { value: 'a', count: 3, of: 3 }],
  [['a', 'b', 'a'], { value: 'a', count: 2, of: 3 }],
  [['a'], undefined],
  [['a', 'b'], undefined],
  [['a', 'a', 'b', 'b'], undefined],
  [[], undefined]
])('what is the custom of %j', (values: string[], expected) => {
  expect(customary(values)).toEqual(expected)
})
