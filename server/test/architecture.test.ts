import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
type Config = { forbidden: { name: string }[]; options: object }
const { default: config } = (await import(join(root, '.dependency-cruiser.mjs'))) as { default: Config }
const folders = ['contract', 'server', 'web', 'console', 'h5', 'cli', 'e2e', 'bench', 'scripts']

/** For each rule: a file, and an import in it that breaks the rule. Half are of types only, which cost nothing at run time. */
const violations: Record<string, [file: string, statement: string][]> = {
  'no-cycles': [['server/src/kernel/one.ts', "import type { Two } from './two.ts'\nexport type One = Two | 1"]],
  'imports-resolve': [['server/src/lost.ts', "import { a } from './nowhere.ts'\nexport const lost = a"]],
  'contract-is-a-leaf': [
    ['contract/leaf.ts', "import type { Kysely } from 'kysely'\nexport type Leaf = Kysely"],
    ['contract/reader.ts', "import { readFileSync } from 'node:fs'\nexport const reader = readFileSync"]
  ],
  'server-knows-only-the-contract': [
    ['server/src/screen.ts', "import type { Web } from '@hongchao/web'\nexport type S = Web"]
  ],
  'web-knows-only-the-contract': [
    ['web/src/page.tsx', "import { page } from '../../console/src/page.tsx'\nexport const p = page"]
  ],
  'clients-know-only-the-contract': [
    ['console/src/peek.tsx', "import type { Plain } from '../../server/src/plain.ts'\nexport type Peek = Plain"],
    ['h5/src/copy.tsx', "import { page } from '../../console/src/page.tsx'\nexport const copy = page"],
    ['cli/src/peek.ts', "import { plain } from '../../server/src/plain.ts'\nexport const peek = plain"]
  ],
  'product-imports-no-test': [
    ['server/src/fake.ts', "import { harness } from '../test/harness.ts'\nexport const fake = harness"]
  ],
  'presets-are-data': [
    [
      'server/src/favourite.ts',
      "import place from '../../presets/one/place.json' with { type: 'json' }\nexport const f = place"
    ]
  ],
  'modules-meet-at-their-index': [
    [
      'server/src/modules/needs/peek.ts',
      "import type { Store } from '../organisations/store.ts'\nexport type Peek = Store"
    ]
  ],
  'rules-are-pure': [
    ['server/src/modules/needs/rules.ts', "import type { Plain } from '../../plain.ts'\nexport type Rule = Plain"],
    ['server/src/kernel/calendar/days.ts', "import { readFileSync } from 'node:fs'\nexport const days = readFileSync"]
  ],
  'kernel-knows-no-module': [
    [
      'server/src/kernel/curious.ts',
      "import type { Organisation } from '../modules/organisations/index.ts'\nexport type C = Organisation"
    ]
  ],
  'modules-have-no-way-around-the-kernel': [
    ['server/src/modules/needs/query.ts', "import type { Pool } from 'pg'\nexport type Query = Pool"],
    [
      'server/src/modules/needs/schema.ts',
      "import { migrate } from '../../kernel/migrate.ts'\nexport const schema = migrate"
    ]
  ],
  'features-do-not-import-features': [
    [
      'console/src/features/needs/Page.tsx',
      "import { Tree } from '../organisations/Tree.tsx'\nexport const Page = Tree"
    ]
  ]
}

/** The other half of the cycle, which is reported once. */
const accomplice: [string, string] = [
  'server/src/kernel/two.ts',
  "import type { One } from './one.ts'\nexport type Two = One | 2"
]

/** What the violations lean on; allowed by every rule. */
const innocent: [string, string][] = [
  [
    'tsconfig.json',
    '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }'
  ],
  ['contract/index.ts', "import { z } from 'zod'\nexport const Id = z"],
  ['contract/package.json', '{ "name": "@hongchao/contract", "type": "module", "exports": "./index.ts" }'],
  ['web/src/index.ts', "import { Id } from '@hongchao/contract'\nexport type Web = typeof Id"],
  ['web/package.json', '{ "name": "@hongchao/web", "type": "module", "exports": "./src/index.ts" }'],
  [
    'console/src/page.tsx',
    "import type { Web } from '@hongchao/web'\nexport const page = <p>{0 as unknown as Web}</p>"
  ],
  ['console/src/features/organisations/Tree.tsx', 'export const Tree = () => <p />'],
  [
    'server/src/plain.ts',
    "import { Id } from '@hongchao/contract'\nexport type Plain = typeof Id\nexport const plain = Id"
  ],
  ['server/src/kernel/migrate.ts', "import { Pool } from 'pg'\nexport const migrate = Pool"],
  ['server/src/modules/organisations/index.ts', "export type { Store as Organisation } from './store.ts'"],
  ['server/src/modules/organisations/store.ts', 'export type Store = 1'],
  [
    'server/src/modules/needs/http.ts',
    "import type { Organisation } from '../organisations/index.ts'\nexport type H = Organisation"
  ],
  ['server/test/harness.ts', "import { plain } from '../src/plain.ts'\nexport const harness = plain"],
  ['presets/one/place.json', '{}'],
  ...['zod', 'pg', 'kysely'].flatMap((name): [string, string][] => [
    [`node_modules/${name}/package.json`, `{ "name": "${name}", "type": "module", "exports": "./index.js" }`],
    [`node_modules/${name}/index.js`, 'export const z = 1, Pool = 1, Kysely = 1']
  ])
]

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'hongchao-tree-')))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

function plant(folder: string, files: [string, string][]): string {
  const tree = join(temporary, folder)
  for (const [file, content] of files) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), content)
  }
  mkdirSync(join(tree, 'node_modules/@hongchao'), { recursive: true })
  for (const part of ['contract', 'web']) symlinkSync(join(tree, part), join(tree, 'node_modules/@hongchao', part))
  return tree
}

async function violationsIn(tree: string, among: string[]): Promise<{ found: string[]; modules: number }> {
  const options = {
    ...config.options,
    baseDir: tree,
    validate: true,
    ruleSet: { forbidden: config.forbidden } as IFlattenedRuleSet
  }
  const { output } = await cruise(among, options)
  const { modules, summary } = output as ICruiseResult
  return {
    found: summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).toSorted(),
    modules: modules.filter(({ source }) => among.some((folder) => source.startsWith(`${folder}/`))).length
  }
}

test('the product keeps to its own architecture, and was looked at', async () => {
  const { found, modules } = await violationsIn(root, folders)

  expect(found).toEqual([])
  expect(modules).toBeGreaterThan(20)
})

test('a tree that keeps to the rules has no violation', async () => {
  const { found, modules } = await violationsIn(plant('innocent', innocent), folders.slice(0, 4))

  expect(found).toEqual([])
  expect(modules).toBe(10)
})

test('every rule has a planted violation', () => {
  expect(Object.keys(violations).toSorted()).toEqual(config.forbidden.map(({ name }) => name).toSorted())
})

let planted: string[] = []
beforeAll(async () => {
  const tree = plant('guilty', [...innocent, accomplice, ...Object.values(violations).flat()])
  planted = (await violationsIn(tree, ['contract', 'server', 'web', 'console', 'h5', 'cli'])).found
})

test.each(Object.entries(violations))('a violation of %s is reported in each file that breaks it', (rule, files) => {
  for (const [file] of files) expect(planted).toContain(`${rule}: ${file}`)
})

test('the linter knows types: a promise that nobody awaits is found', () => {
  const tree = plant('floating', [
    ['tsconfig.json', '{ "compilerOptions": { "strict": true, "noEmit": true } }'],
    ['server/floating.ts', 'async function work(): Promise<void> {}\nexport function start(): void {\n  work()\n}\n']
  ])
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')

  const { stdout, status } = spawnSync(process.execPath, [oxlint, '-c', join(root, '.oxlintrc.json'), 'server'], {
    cwd: tree,
    // The linter finds its other half, which knows the types, on the path.
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH']}` },
    encoding: 'utf8',
    timeout: 60_000
  })

  expect(stdout).toContain('no-floating-promises')
  expect(status).toBe(1)
})
