const zone = 'Asia/Shanghai'
const offset = '+08:00'

/** The time of the place as a field for date and time shows it, such as `2026-03-02T10:20`. */
export function toLocal(moment: Date): string {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return shown.format(moment).replace(' ', 'T')
}

export function fromLocal(local: string | undefined): string | undefined {
  return local ? new Date(`${local}:00${offset}`).toISOString() : undefined
}
