import type { Meeting } from '@hongchao/contract'

/** A line each: what stands on the agenda, or who came. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** As it was written: a name, and for whom they came. */
export function attendeeLine({ name, organisation }: Meeting['attendees'][number]): string {
  return organisation ? `${name}，${organisation.name}` : name
}

/** 姓名，单位: the second part is looked up among the organisations; what is not found stays with the name. */
export function toAttendee(
  line: string,
  byName: ReadonlyMap<string, string>
): { name: string; organisationId?: string } {
  const [name = '', ...rest] = line.split(/[，,]/).map((part) => part.trim())
  const organisationId = byName.get(rest.join('，'))
  return organisationId && name ? { name, organisationId } : { name: line }
}

/** The names that have to be looked up. */
export function namedUnits(lines: readonly string[]): string[] {
  const names = lines.flatMap((line) => {
    const [, ...rest] = line.split(/[，,]/).map((part) => part.trim())
    return rest.length > 0 ? [rest.join('，')] : []
  })
  return [...new Set(names.filter(Boolean))]
}
