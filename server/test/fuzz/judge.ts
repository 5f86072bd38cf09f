import { Refusal } from '@hongchao/contract'

import type { Operation } from './document.ts'
import type { Answer } from './send.ts'

/** What only we should see: where the code lies, what the database said. */
const insides =
  /\bat .{1,200}:\d+:\d+|node_modules|\.ts:\d+|\b(?:select|insert|update|delete)\b.{1,200}\b(?:from|into|set|where)\b|violates|relation "|column "|ECONNREFUSED|FST_ERR|(?:Type|Range|Syntax|Zod|Database)Error/i

const runnable = /html|script|svg|xml$/

/** What is wrong with an answer to a call of `operation`, or of no operation. */
export function faultOf(operation: Operation | undefined, { status, type, text }: Answer): string | undefined {
  if (status >= 500) return `answer of ${status}`
  if (status >= 400) return refusalFault(text)
  if (!operation) return `${status} where nothing is documented`
  if (operation.streams) return runnable.test(type) ? `a file of the type ${type}` : undefined
  return operation.misfit(status, parsed(text))
}

function refusalFault(text: string): string | undefined {
  if (insides.test(text)) return 'a refusal that tells of the inside'
  const { error } = Refusal.safeParse(parsed(text))
  return error && 'a refusal without a code of ours'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
