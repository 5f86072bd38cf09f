import { AuditEvent } from '@hongchao/contract'
import { auditEventTexts } from '@hongchao/web/texts/audit.ts'
import { auditTexts } from '@hongchao/web/texts/console/audit.ts'

const groups: [keyof typeof auditTexts.groups, (event: AuditEvent) => boolean][] = [
  ['personal', (event) => event.endsWith('Read') || event === 'list.exported'],
  ['needs', (event) => event.startsWith('need.')],
  ['access', (event) => /^(person|account|password|grant|handover|session|signIn)\./.test(event)],
  ['organisations', (event) => /^(organisation|team|poster)\./.test(event)],
  ['other', () => true]
]

type Choice = { label: string; options: { value: AuditEvent; label: string }[] }

/** The kinds of event to choose from, each in the first group that takes it. */
export function eventChoices(): Choice[] {
  const groupOf = (event: AuditEvent): string => groups.find(([, takes]) => takes(event))![0]
  return groups.map(([group]) => ({
    label: auditTexts.groups[group],
    options: AuditEvent.options
      .filter((event) => groupOf(event) === group)
      .map((value) => ({ value, label: auditEventTexts[value].name }))
  }))
}
