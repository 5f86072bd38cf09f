import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'

import { nearest } from './nearest.ts'
import { type Mistake, sayIssue, words } from './words.ts'

export type Path = readonly PropertyKey[]

/** A file of a preset as it was written, which knows the line of everything in it. */
export type Source = { file: string; lineOf: (path: Path) => number }

export type ReadFile<T> = { source: Source; value?: T; mistakes: Mistake[] }

/** Reads one YAML file against its schema. Either a value or mistakes come back, never half a value. */
export function readFile<S extends z.ZodType>(folder: string, file: string, schema: S): ReadFile<z.output<S>> {
  const path = join(folder, file)
  if (!existsSync(path)) {
    const source = { file, lineOf: () => 1 }
    return { source, mistakes: [{ file, line: 1, message: words.fileMissing(file) }] }
  }

  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  const source: Source = { file, lineOf: (where) => lines.linePos(offsetOf(document, where)).line }
  if (document.errors.length > 0) {
    const mistakes = document.errors.map(({ pos, code }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      message: words.syntax(syntaxNames[code] ?? code)
    }))
    return { source, mistakes }
  }

  const parsed = schema.safeParse(document.toJS(), { reportInput: true })
  if (parsed.success) return { source, value: parsed.data, mistakes: [] }
  return { source, mistakes: toMistakes(source, parsed.error.issues, schema) }
}

const syntaxNames: Record<string, string> = {
  DUPLICATE_KEY: '同一层里有两个相同的名称',
  TAB_AS_INDENT: '缩进要用空格，不能用制表符（Tab）',
  BAD_INDENT: '缩进没有对齐',
  MISSING_CHAR: '少了引号、冒号或括号',
  UNEXPECTED_TOKEN: '有多余的符号',
  MULTILINE_IMPLICIT_KEY: '名称后面少了冒号',
  BLOCK_AS_IMPLICIT_KEY: '缩进没有对齐，或内容里的冒号要加引号'
}

function toMistakes(source: Source, issues: readonly z.core.$ZodIssue[], schema: z.ZodType): Mistake[] {
  const slips = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? slipsOf(issue, schema) : []))
  // A misspelt key is also a missing one; it is told once.
  const meant = new Set(slips.map(({ path, near }) => JSON.stringify([...path.slice(0, -1), near])))
  const others = issues.filter(
    (issue) => issue.code !== 'unrecognized_keys' && !(isMissing(issue) && meant.has(JSON.stringify(issue.path)))
  )
  return [
    ...slips.map(({ path, message }) => ({ path, message })),
    ...others.map((issue) => ({ path: issue.path, message: sayIssue(issue) }))
  ]
    .map(({ path, message }) => ({ file: source.file, line: source.lineOf(path), message }))
    .toSorted((a, b) => a.line - b.line)
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.input === undefined
}

type Slip = { path: Path; near?: string; message: string }

function slipsOf({ path, keys }: z.core.$ZodIssueUnrecognizedKeys, schema: z.ZodType): Slip[] {
  const known = knownKeys(schema, path)
  return keys.map((key) => {
    const near = nearest(key, known)
    return { path: [...path, key], ...(near && { near }), message: words.unknownKey(key, near) }
  })
}

/** The keys that the schema knows at a path. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let here: z.ZodType[] = [schema]
  for (const part of path) here = here.flatMap(bare).flatMap((found) => step(found, part))
  return here.flatMap(bare).flatMap((found) => (found instanceof z.ZodObject ? Object.keys(found.shape) : []))
}

function step(schema: z.ZodType, part: PropertyKey): z.ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType]
  if (schema instanceof z.ZodObject) return [schema.shape[String(part)] as z.ZodType]
  return []
}

function bare(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bare(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => bare(option as z.ZodType))
  return [schema]
}

/** Where the thing at a path begins; for what is missing, where that begins which should hold it. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = startOf(document, path.slice(0, length))
    if (found !== undefined) return found
  }
  return 0
}

function startOf(document: Document, path: Path): number | undefined {
  if (path.length === 0) return document.contents?.range?.[0]
  const parent = document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last)
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
  }
  const node = document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}
