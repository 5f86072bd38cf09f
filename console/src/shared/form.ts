import type { FieldIssue } from '@hongchao/contract'
import { ApiError, fieldText } from '@hongchao/web'
import type { FormInstance, FormRule } from 'antd'
import { useEffect } from 'react'

type Problem = { issues: object[] }
/** A part of the contract, as far as a form has to do with it. */
type Schema = { safeParse: (value: unknown) => { success: boolean; error?: Problem } }

/** A rule of a form field, taken from the contract, in the words in which the server would refuse it. */
export function ruleOf(schema: Schema): FormRule {
  return {
    required: !schema.safeParse(undefined).success,
    validator: (_, value: unknown) => {
      const { error } = schema.safeParse(value === '' || value === null ? undefined : value)
      return error ? Promise.reject(new Error(fieldText(issueOf(error)))) : Promise.resolve()
    }
  }
}

function issueOf({ issues: [issue] }: Problem): FieldIssue {
  const { code = 'invalid_format', minimum, maximum } = (issue ?? {}) as Partial<Record<string, string>>
  return { field: '', reason: code, limit: minimum ?? maximum }
}

/** Puts what the server said about fields beside them; what was typed stays. */
export function useFieldErrors(form: FormInstance, error: unknown): void {
  useEffect(() => {
    if (!(error instanceof ApiError)) return
    const fields = error.fields.map((issue) => ({ name: pathOf(issue), errors: [fieldText(issue)] }))
    if (fields.length === 0) return
    form.setFields(fields)
    form.scrollToField(fields[0]?.name ?? [])
  }, [form, error])
}

function pathOf({ field }: FieldIssue): string[] {
  return field.split('/').filter((part) => part !== '' && part !== 'body')
}
