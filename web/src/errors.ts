import type { FieldIssue } from '@hongchao/contract'

import { ApiError } from './client.ts'
import { errorTexts, fieldReasonTexts } from './texts/errors.ts'

/** What to tell the person about anything that was thrown. */
export function errorText(error: unknown): string {
  return errorTexts[error instanceof ApiError ? error.code : 'internal']
}

export function fieldText({ reason, limit }: FieldIssue): string {
  const text = fieldReasonTexts[reason] ?? fieldReasonTexts['invalid_format'] ?? ''
  return text.replace('{limit}', String(limit ?? ''))
}
