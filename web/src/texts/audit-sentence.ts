import { AuditEvent, type AuditEntry, Role } from '@hongchao/contract'

import { auditDetailTexts, auditEventTexts } from './audit.ts'
import { roleTexts } from './roles.ts'

type Part = { text: string } | { subject: string }

/** What was done, in parts, so that the subject can be a button. An event of another version says its code. */
export function sentenceOf({ event, subject }: Pick<AuditEntry, 'event' | 'subject'>): Part[] {
  const known = AuditEvent.safeParse(event)
  const did = known.success ? auditEventTexts[known.data].did : event
  const named = subject.label ?? (subject.id === 'trail' || subject.kind !== 'other' ? '' : subject.id)
  return did
    .split(/(\{subject\})/)
    .map((part) => (part === '{subject}' ? { subject: named } : { text: part }))
    .filter((part) => ('text' in part ? part.text !== '' : part.subject !== ''))
}

/** What was written down beside it, as `理由：回访`. */
export function detailsOf({ details }: Pick<AuditEntry, 'details'>): string[] {
  return Object.entries(details).flatMap(([key, value]) => {
    const name = auditDetailTexts[key]
    const said = [value].flat().map((one) => wordOf(String(one)))
    return name && said.length > 0 ? [`${name}：${said.join('、')}`] : []
  })
}

function wordOf(value: string): string {
  const role = Role.safeParse(value)
  if (role.success) return roleTexts[role.data]
  const event = AuditEvent.safeParse(value)
  return event.success ? auditEventTexts[event.data].name : value
}
