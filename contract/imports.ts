import { z } from 'zod'

import { Channel } from './needs.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

/** What a file can be made into. */
export const ImportKind = z.enum(['need', 'organisation'])
export type ImportKind = z.infer<typeof ImportKind>

/** What a column of a file can be, by what the file is made into. */
export const importFields = {
  need: [
    'number',
    'title',
    'text',
    'raisedAt',
    'name',
    'phone',
    'location',
    'category',
    'answer',
    'answeredAt',
    'answeredBy'
  ],
  organisation: ['name', 'shortName', 'industry', 'standing']
} as const satisfies Record<ImportKind, readonly string[]>

export const ImportField = z.enum([...importFields.need, 'shortName', 'industry', 'standing'])
export type ImportField = z.infer<typeof ImportField>

/** Field → the number of its column, from 0. */
export const ImportMatch = z.partialRecord(ImportField, z.int().min(0).max(255))
export type ImportMatch = z.infer<typeof ImportMatch>

export const sheetErrors = [
  'sheet.empty',
  'sheet.notASheet',
  'sheet.oldFormat',
  'sheet.macros',
  'sheet.damaged',
  'sheet.bomb',
  'sheet.encoding',
  'sheet.quoteOpen',
  'sheet.merged',
  'sheet.tooLarge',
  'sheet.tooManyRows',
  'sheet.twoHeaders',
  'sheet.headerMissing'
] as const

export const importErrors = [
  'import.notFound',
  'import.kindNotYours',
  'import.columnMissing',
  'import.columnTwice',
  'import.notReady',
  'import.busy',
  'import.fileGone',
  'import.notUndoable',
  'import.movedOn',
  ...sheetErrors
] as const

/** Why a row was not taken. Skipped rows are there already; failed ones can be mended. */
export const ImportReason = z.enum([
  'alreadyImported',
  'importedOtherwise',
  'twiceInFile',
  'headerAgain',
  'existsAlready',
  'missing',
  'tooShort',
  'tooLong',
  'unreadable',
  'inFuture',
  'beforeRaised',
  'formulaWithoutValue',
  'errorValue'
])
export type ImportReason = z.infer<typeof ImportReason>

export const ImportOutcome = z.enum(['imported', 'skipped', 'failed'])
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** Why an import cannot be undone: what has happened to one of its rows since. */
export const MovedOn = z.object({
  row: z.int(),
  id: z.uuid(),
  label: z.string(),
  reason: z.enum(['handled', 'changed', 'inUse'])
})
export type MovedOn = z.infer<typeof MovedOn>

/** With `import.movedOn`: how many rows, and the first of them. */
export const MovedOnRows = z.object({ count: z.int(), rows: z.array(MovedOn) })
export type MovedOnRows = z.infer<typeof MovedOnRows>

/** What a row of the file became, or why not. */
export const ImportRow = z.object({
  row: z.int(),
  outcome: ImportOutcome,
  reason: ImportReason.optional(),
  field: ImportField.optional(),
  /** The need or organisation that it became. */
  subjectId: z.uuid().optional()
})
export type ImportRow = z.infer<typeof ImportRow>

export const ImportCounts = z.object({
  imported: z.int(),
  skipped: z.int(),
  failed: z.int(),
  /** Of those skipped: of a number that was imported before, and with other words. */
  differing: z.int(),
  /** Of those imported: with their answer, and those whose intake was overdue when they came. */
  answered: z.int(),
  late: z.int(),
  /** Of those imported: without a class, for the file's own is none of the place. */
  unclassified: z.int()
})
export type ImportCounts = z.infer<typeof ImportCounts>

/**
 * `ready`: read, waiting for somebody to check or import it. `checked`: tried and rolled back. A run that was broken
 * off has entered nothing.
 */
export const ImportStatus = z.enum(['ready', 'checking', 'checked', 'importing', 'done', 'undoing', 'undone'])
export type ImportStatus = z.infer<typeof ImportStatus>

const Named = z.object({ id: z.uuid(), name: z.string() })

export const ImportBatch = z.object({
  id: z.uuid(),
  kind: ImportKind,
  fileName: z.string(),
  status: ImportStatus,
  /** Rows with something in them, below the header. */
  rows: z.int(),
  /** How many of them the run under way has seen, or taken back. */
  progress: z.int().optional(),
  /** A run that nobody works on any more. */
  brokenOff: z.boolean(),
  /** Why the last run ended without a result. */
  problem: z.string().optional(),
  counts: ImportCounts.optional(),
  seconds: z.number().optional(),
  organisation: Named,
  by: z.string().optional(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  undoneAt: z.iso.datetime().optional(),
  undoneBy: z.string().optional()
})
export type ImportBatch = z.infer<typeof ImportBatch>

export const ImportColumn = z.object({
  index: z.int(),
  header: z.string(),
  /** The first values in it. */
  samples: z.array(z.string())
})
export type ImportColumn = z.infer<typeof ImportColumn>

/** What the person decides for all rows: where they belong, of what kind they are, how they came. */
export const ImportOptions = z.object({
  /** Of needs where they belong, of organisations what they hang below. */
  organisationId: z.uuid(),
  /** A key of the place's kinds of requester, or of its kinds of organisation. */
  kind: z.string().min(1).max(60),
  channel: Channel.default('online')
})
export type ImportOptions = z.infer<typeof ImportOptions>

export const ImportDetail = ImportBatch.extend({
  columns: z.array(ImportColumn),
  match: ImportMatch,
  options: ImportOptions,
  /** Further tables of the file, which are not read. */
  otherSheets: z.int(),
  /** Values of the class column that are no class of the place, the most frequent first. */
  unknownCategories: z.array(z.object({ value: z.string(), count: z.int() })),
  /** There is a file with the failed rows and their reasons. */
  failedFile: z.boolean(),
  /** Why it could not be taken back. */
  movedOn: MovedOnRows.optional()
})
export type ImportDetail = z.infer<typeof ImportDetail>

/** The largest file that the console takes, in bytes; the command takes larger ones. */
export const maxImportBytes = 64 * 1024 * 1024

/** The most rows of one file. */
export const maxImportRows = 200_000

const ById = z.object({ id: z.uuid() })

export const importsRoutes = defineRoutes({
  upload: {
    method: 'POST',
    path: '/imports',
    permission: 'imports.run',
    repeatable: true,
    summary: 'Upload an .xlsx or .csv file to be imported: it is read, and its columns are matched by their headers',
    query: z.object({ kind: ImportKind, name: z.string().trim().min(1).max(200) }),
    upload: { maxBytes: maxImportBytes, tooLarge: 'sheet.tooLarge' },
    perMinute: 30,
    response: ImportDetail
  },
  list: {
    method: 'GET',
    path: '/imports',
    permission: 'imports.run',
    summary: 'The imports of the caller’s subtree, the newest first',
    query: PageQuery.extend({ kind: ImportKind.optional() }),
    response: pageOf(ImportBatch)
  },
  export: {
    method: 'GET',
    path: '/imports/export',
    permission: 'imports.run',
    summary: 'The imports of the caller’s subtree as an Excel file',
    query: z.object({ kind: ImportKind.optional() }),
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  get: {
    method: 'GET',
    path: '/imports/:id',
    permission: 'imports.run',
    summary: 'One import: its columns and how they are matched, how far it is, what came of it',
    params: ById,
    response: ImportDetail
  },
  run: {
    method: 'POST',
    path: '/imports/:id/run',
    permission: 'imports.run',
    summary: 'Import the file, or try it: a try does everything and takes it back',
    params: ById,
    body: z.object({ dryRun: z.boolean(), match: ImportMatch, options: ImportOptions }),
    response: ImportDetail
  },
  rows: {
    method: 'GET',
    path: '/imports/:id/rows',
    permission: 'imports.run',
    summary: 'What became of the rows, in their order',
    params: ById,
    query: PageQuery.extend({ outcome: ImportOutcome.default('failed') }),
    response: pageOf(ImportRow)
  },
  failed: {
    method: 'GET',
    path: '/imports/:id/failed',
    permission: 'imports.run',
    summary: 'The failed rows as an .xlsx file with their reasons, to be mended and imported again',
    params: ById,
    download: true,
    response: z.unknown()
  },
  undo: {
    method: 'POST',
    path: '/imports/:id/undone',
    permission: 'imports.run',
    summary: 'Have a whole import taken back; where a row has moved on since, nothing is, and the import says which',
    params: ById,
    response: ImportDetail
  }
})
