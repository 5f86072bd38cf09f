import type { FieldIssue } from '@hongchao/contract'
import { ApiError, fieldText } from '@hongchao/web'
import type { FormInstance, FormRule } from 'antd'
import { useEffect } from 'react'
import type { z } from 'zod'

/** A rule of a form field, taken from the contract, in the words in which the server would refuse it. */
export function ruleOf(schema: z.ZodType): FormRule {
  return {
    required: !schema.safeParse(undefined).success,
    validator: (_, value: unknown) => {
      const { error } = schema.safeParse(value === '' || value === null ? undefined : value)
      return error ? Promise.reject(new Error(fieldText(issueOf(error)))) : Promise.resolve()
    }
  }
}

function issueOf({ issues: [issue] }: z.ZodError): FieldIssue {
  const {
    code = 'invalid_format',
    minimum,
    maximum
  } = (issue ?? {}) as {
    code?: string
    minimum?: number
    maximum?: number
  }
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
