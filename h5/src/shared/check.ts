import type { FieldIssue } from '@hongchao/contract'
import { ApiError, fieldText } from '@hongchao/web'

type Bound = number | bigint
type Issue = { code: string; path: PropertyKey[]; minimum?: Bound; maximum?: Bound }
type Schema = { safeParse: (value: unknown) => { success: boolean; error?: { issues: Issue[] } } }

/** What is wrong with which field, in words, by path: `{ '/text': '…' }`. */
export type FieldTexts = Partial<Record<string, string>>

/** Checks with the server's own rules before anything is sent. */
export function check(schema: Schema, value: unknown): FieldTexts {
  const issues = schema.safeParse(value).error?.issues ?? []
  return textsOf(issues.map(toFieldIssue))
}

/** What the server said about single fields when it refused. */
export function refusedFields(error: unknown): FieldTexts {
  return error instanceof ApiError ? textsOf(error.fields) : {}
}

export function hasIssues(texts: FieldTexts): boolean {
  return Object.keys(texts).length > 0
}

function toFieldIssue({ code, path, minimum, maximum }: Issue): FieldIssue {
  const limit = minimum ?? maximum
  return {
    field: `/${path.map(String).join('/')}`,
    reason: code,
    ...(limit !== undefined && { limit: Number(limit) })
  }
}

function textsOf(issues: FieldIssue[]): FieldTexts {
  return Object.fromEntries(issues.toReversed().map((issue) => [issue.field, fieldText(issue)]))
}
