import type { WebhookEvent, WebhookProblem } from '@hongchao/contract'

/** What may be told of a need outside: how far it is, and nothing of anybody (domain rules §12.3). */
export type Facts = {
  code: string
  status: string
  category: string | null
  level: string | null
  dueAt: Date | null
  updatedAt: Date
}

/** A part that others have in a need, as it is told outside: which, and how far it is. */
export type PartFacts = { kind: string; id: string; code?: string; name?: string; state: string; dueAt: Date | null }

type Happened = { id: string; type: WebhookEvent; subject: string; at: Date; data: unknown }

/**
 * The event in the JSON format of CloudEvents 1.0. Its id begins with the time of the occasion (UUIDv7), so that it is also
 * the `sequence` by which a receiver puts events in order.
 */
export function envelopeOf(place: string, { id, type, subject, at, data }: Happened): object {
  return {
    specversion: '1.0',
    id,
    source: `urn:hongchao:place:${place}`,
    type: `cn.hongchao.dangjian.${type}.v1`,
    subject,
    time: at.toISOString(),
    sequence: id,
    datacontenttype: 'application/json',
    data
  }
}

/** Nobody's private class is named. `part` where the step was one with the part of others. */
export function dataOf(
  { code, status, category, level, dueAt, updatedAt }: Facts,
  openClass: boolean,
  part?: PartFacts
): object {
  return {
    code,
    status,
    ...(openClass && category && { category }),
    ...(level && { level }),
    ...(dueAt && { dueAt: dueAt.toISOString() }),
    updatedAt: updatedAt.toISOString(),
    ...(part && { part: partOf(part) })
  }
}

function partOf({ dueAt, ...part }: PartFacts): object {
  return { ...part, ...(dueAt && { dueAt: dueAt.toISOString() }) }
}

type Answer =
  | { status: number; headers: Readonly<Record<string, string | string[] | undefined>> }
  | { problem: WebhookProblem }

/** What becomes of a delivery after a try. */
export type Outcome = {
  state: 'waiting' | 'delivered' | 'failed' | 'dropped'
  nextAt?: Date
  status?: number
  problem?: WebhookProblem
  /** The address is gone for good: nothing more is sent there. */
  stop?: true
  /** Nobody answered, or patience was asked for: what else waits is not tried before this either. */
  rest?: true
}

const minute = 60_000

/** After each try in vain a longer wait; after the last of them, two days later, somebody has to look. */
const waits = [1, 5, 30, 2 * 60, 6 * 60, 12 * 60, 24 * 60].map((minutes) => minutes * minute)

const longestWait = 24 * 60 * minute

export function outcomeOf(answer: Answer, attempts: number, now: Date): Outcome {
  if ('problem' in answer) return { ...later({ problem: answer.problem }, attempts, now), rest: true }
  const { status, headers } = answer
  if (status >= 200 && status < 300) return { state: 'delivered', status }
  if (status === 410) return { state: 'dropped', status, problem: 'gone', stop: true }
  if (status === 415) return { state: 'failed', status, problem: 'mediaType' }
  if (status >= 300 && status < 400) return later({ status, problem: 'redirect' }, attempts, now)
  if (status !== 429) return later({ status, problem: 'status' }, attempts, now)
  const asked = retryAfter(headers['retry-after'], now)
  return { ...later({ status, problem: 'tooMany' }, attempts, now, asked), rest: true }
}

function later(told: Pick<Outcome, 'status' | 'problem'>, attempts: number, now: Date, asked = 0): Outcome {
  const wait = waits[attempts - 1]
  if (wait === undefined) return { state: 'failed', ...told }
  return { state: 'waiting', ...told, nextAt: new Date(now.getTime() + Math.max(wait, asked)) }
}

/** Seconds, or a moment; a day at the longest. */
function retryAfter(header: string | string[] | undefined, now: Date): number {
  const text = [header].flat()[0] ?? ''
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : new Date(text).getTime() - now.getTime()
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), longestWait)
}

/** Does the other side agree to be told by us (CloudEvents, HTTP 1.1 Web Hooks, §4)? */
export function agrees(answer: Answer, origin: string): WebhookProblem | undefined {
  if ('problem' in answer) return answer.problem
  if (answer.status === 410) return 'gone'
  const allowed = [answer.headers['webhook-allowed-origin']].flat()[0]?.trim()
  const fine = answer.status >= 200 && answer.status < 300
  return fine && (allowed === '*' || allowed?.toLowerCase() === origin.toLowerCase()) ? undefined : 'notAllowed'
}
