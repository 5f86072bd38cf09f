/** One message as it was found in what was pasted; `at` is local time such as `2026-03-02T10:20`. */
export type Message = { speaker?: string | undefined; at?: string | undefined; text: string }

type Head = { speaker: string; at: string | undefined; rest: string }
type Day = { year: number; month: number; day: number }

const day = String.raw`(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?|(今天|昨天|前天))`
const weekday = String.raw`(?:\s*(?:星期|周)[一二三四五六日天])?`
const clock = String.raw`(凌晨|早上|上午|中午|下午|晚上)?\s*([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：][0-5]\d)?`
const moment = `(?:${day}${weekday}\\s*)?${clock}`

const patterns = {
  /** `[2026-03-02 10:20:31] 张三(12345678): …` */
  timeFirst: new RegExp(String.raw`^\[?${moment}\]?\s+(\S.*)$`),
  /** `张三 2026/3/2 10:20:31` */
  timeLast: new RegExp(String.raw`^(.*?\S)[\s(（]+${moment}[)）]?$`),
  /** `————— 2026-03-02 —————`, `3月2日 星期五`, or with a time of day. */
  alone: new RegExp(String.raw`^[\s—–=*-]*(?:${day}${weekday}|${moment})[\s—–=*-]*$`),
  number: /\s*(?:[(（<]\s*[^()（）<>\s]*\d{5,}[^()（）<>\s]*\s*[)）>])$/,
  colon: /^([^:：]{1,20})[:：]\s*(.*)$/
}

/** What nobody is called: such a line says when something is, and is no head. */
const saysWhen =
  /(?:今天|明天|后天|昨天|前天|今晚|明早|上午|下午|中午|晚上|早上|凌晨|星期[一二三四五六日天]|周[一二三四五六日天]|[从到至在于约的了])$/
const sentence = /[，。！？；,!?;、"“”]/
const notice =
  /^(?:以上是|以下为|.{1,30}(?:撤回了一条消息|邀请.{1,30}加入了群聊|加入了群聊|退出了群聊|修改群名为|拍了拍).{0,30})$/
/** Says nothing that a need could be. */
const idle =
  /^(?:(?:\[[^\]]{1,10}\]|【[^】]{1,6}】|收到|好的?|嗯+|谢谢.{0,4}|辛苦了?|OK|ok|1|\+1|已阅|同上|[\p{P}\p{S}\s\p{Extended_Pictographic}])+)$/u
const invisible = /[\u200B-\u200F\u2060\uFEFF\u2005\u2006]/g

/**
 * Proposes how what was copied from a group falls into messages. Whoever pasted it decides: what is in doubt stays with the
 * message before it, where it is easily cut off, and nothing is dropped but notices of the chat itself.
 */
export function splitMessages(pasted: string, today: string): Message[] {
  const lines = pasted
    .replaceAll(invisible, ' ')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
  const timed = lines.some((line) => headOf(line, undefined, today) !== undefined)
  const found: Found = { messages: [], timed, today, current: undefined, open: undefined }
  for (const line of lines) read(found, line)
  return found.messages.filter(({ text }) => text !== '')
}

/** What has been found so far: the day that stood alone last, and the message that goes on. */
type Found = {
  messages: Message[]
  timed: boolean
  today: string
  current: Day | undefined
  open: Message | undefined
}

function read(found: Found, line: string): void {
  const { timed, today } = found
  const alone = aloneOf(line, today)
  if (alone) {
    found.current = alone
    found.open = undefined
    return
  }
  const head = headOf(line, found.current, today) ?? (timed ? undefined : saidBy(line))
  if (head) begin(found, { speaker: head.speaker, at: head.at, text: head.rest })
  else if (line === '') pause(found)
  else if (!notice.test(line)) goOn(found, line)
}

function begin(found: Found, message: Message): Message {
  found.open = message
  found.messages.push(message)
  return message
}

function goOn(found: Found, line: string): void {
  const { current } = found
  const open = found.open ?? begin(found, { text: '', ...(current && { at: localOf(current, 0, 0) }) })
  open.text = open.text === '' ? line : `${open.text}\n${line}`
}

/** Where nobody is named, a blank line is all that parts one from the next. */
function pause(found: Found): void {
  if (!found.timed && found.open?.text && found.open.speaker === undefined) found.open = undefined
}

export function isIdle({ text }: Message): boolean {
  return idle.test(text.trim())
}

/** With the one before it; who spoke first and when is who spoke and when. */
export function joinMessages(before: Message, after: Message): Message {
  return {
    speaker: before.speaker ?? after.speaker,
    at: before.at ?? after.at,
    text: `${before.text}\n${after.text}`.trim()
  }
}

/** In two, both by the same person at the same time; undefined where one of them would be empty. */
export function cutMessage(message: Message, at: number): [Message, Message] | undefined {
  const [first, second] = [message.text.slice(0, at).trim(), message.text.slice(at).trim()]
  if (first === '' || second === '') return undefined
  return [
    { ...message, text: first },
    { ...message, text: second }
  ]
}

function headOf(line: string, current: Day | undefined, today: string): Head | undefined {
  return timeFirst(line, current, today) ?? timeLast(line, current, today)
}

function timeFirst(line: string, current: Day | undefined, today: string): Head | undefined {
  const found = patterns.timeFirst.exec(line)
  if (!found) return undefined
  const [, ...groups] = found
  const words = groups[7] ?? ''
  const [, named = words, rest = ''] = patterns.colon.exec(words) ?? []
  const sure = named !== words || line.startsWith('[') || groups[1] !== undefined
  const speaker = sure ? nameOf(named) : undefined
  return speaker ? { speaker, at: momentOf(groups.slice(0, 7), current, today), rest } : undefined
}

function timeLast(line: string, current: Day | undefined, today: string): Head | undefined {
  const found = patterns.timeLast.exec(line)
  const speaker = found && nameOf(found[1] ?? '')
  return speaker ? { speaker, at: momentOf(found.slice(2, 9), current, today), rest: '' } : undefined
}

/** `张三：…`, only where nothing pasted says a time. */
function saidBy(line: string): Head | undefined {
  const [, name = '', rest = ''] = patterns.colon.exec(line) ?? []
  const speaker = nameOf(name)
  const isName = speaker && !/^(?:https?|[\d\s]+)$/i.test(speaker) && !/\s.*\s/.test(speaker)
  return isName ? { speaker, at: undefined, rest } : undefined
}

function nameOf(text: string): string | undefined {
  const name = text
    .replace(patterns.number, '')
    .replace(/[:：]$/, '')
    .trim()
  const may = name !== '' && name.length <= 30 && !sentence.test(name) && !saysWhen.test(name)
  return may && !/^\d{1,2}$/.test(name) ? name : undefined
}

function aloneOf(line: string, today: string): Day | undefined {
  const found = patterns.alone.exec(line)
  if (!found) return undefined
  const own = dayOf(found.slice(1, 5), today) ?? dayOf(found.slice(5, 9), today)
  return own ?? toDay(today)
}

type Groups = (string | undefined)[]

function momentOf(groups: Groups, current: Day | undefined, today: string): string | undefined {
  const at = dayOf(groups.slice(0, 4), today) ?? current
  const [part, hours, minutes] = groups.slice(4)
  if (!at || hours === undefined) return undefined
  return localOf(at, hourOf(Number(hours), part), Number(minutes))
}

function hourOf(hours: number, part: string | undefined): number {
  const later = part === '下午' || part === '晚上' || (part === '中午' && hours < 11)
  return later && hours < 12 ? hours + 12 : hours
}

const daysAgo: Record<string, number> = { 今天: 0, 昨天: 1, 前天: 2 }

/** Without a year it is the last such day that has been. */
function dayOf([year, month, date, word]: Groups, today: string): Day | undefined {
  if (word) return toDay(new Date(Date.parse(today) - daysAgo[word]! * 86_400_000).toISOString().slice(0, 10))
  if (!month || !date) return undefined
  const now = toDay(today)
  const found = { year: Number(year ?? now.year), month: Number(month), day: Number(date) }
  if (!year && isoOf(found) > today) found.year -= 1
  return new Date(`${isoOf(found)}T00:00Z`).getUTCDate() === found.day ? found : undefined
}

function toDay(iso: string): Day {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return { year, month, day }
}

function isoOf({ year, month, day }: Day): string {
  return `${year}-${two(month)}-${two(day)}`
}

function localOf(at: Day, hours: number, minutes: number): string {
  return `${isoOf(at)}T${two(hours)}:${two(minutes)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
