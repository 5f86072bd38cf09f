/** A date in a calendar. `changedAt` is when it last became otherwise, `sequence` how often it did. */
export type CalendarEvent = {
  uid: string
  sequence: number
  changedAt: Date
  startsAt: Date
  endsAt: Date
  summary: string
  location?: string
  description?: string
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
}

const zone = 'Asia/Shanghai'
const offset = 8 * 3_600_000

/** China keeps one time since 1992, so one standard time and no other is all that the zone has. */
const timezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19920101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE'
]

/** A calendar as RFC 5545 has it. The same dates always give the same text: what calendars compare does not move. */
export function calendarText(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hongchao//Hongchao//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...timezone,
    ...events.flatMap(eventLines),
    'END:VCALENDAR'
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent): string[] {
  const { uid, sequence, changedAt, startsAt, endsAt, summary, location, description, status } = event
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;TZID=${zone}:${local(startsAt)}`,
    `DTEND;TZID=${zone}:${local(endsAt)}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(location ? [`LOCATION:${escapeText(location)}`] : []),
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    `STATUS:${status}`,
    'END:VEVENT'
  ]
}

function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

function local(moment: Date): string {
  return utc(new Date(moment.getTime() + offset)).slice(0, -1)
}

/** TEXT of RFC 5545 §3.3.11; other control characters may not stand in it at all. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

const mostOctets = 75
const encoder = new TextEncoder()

/** No line is longer than 75 octets (§3.1), and none breaks within a character; what goes on begins with a space. */
export function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > mostOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
