import { dayIn } from '../../kernel/days.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { fixedFor } from '../../kernel/fixed.ts'
import { rolesWith } from '../../kernel/roles.ts'
import { findAssist } from './assists/store.ts'
import { belongsTo } from './references.ts'
import { findAnyNeed, type NeedRow } from './store.ts'
import { findOrder } from './supervision/store.ts'
import { findCalls, findWhistle } from './whistles/store.ts'

/** Whom a step of a need concerns. */
export type Concern =
  | 'clerks'
  | 'supervisors'
  | 'approvers'
  | 'adjudicators'
  /** Whoever may approve that it is published. */
  | 'publishers'
  | 'designees'
  /** Everybody of the office that was asked for its part. */
  | 'assistOffice'
  /** Whoever has that part in hand, and who leads them. */
  | 'assistants'
  /** Everybody of the office that an order is addressed to. */
  | 'orderOffice'
  /** Who blew a whistle, whoever reviews it, and everybody in whose hands a part is that it called for. */
  | 'blower'
  | 'whistleReviewers'
  | 'whistleOffices'
  | 'office'
  | 'leaders'
  | 'handler'
  | 'requester'
  | 'evaluator'

/**
 * The people whom a need concerns in these ways. Of a unit complained of nobody is told of it, but as its requester,
 * or as the department that was asked to act: then without a word of what was said.
 */
export async function concernedBy(
  db: Db,
  call: Call,
  needId: string,
  concerns: readonly Concern[],
  { assistId, orderId, whistleId }: Partial<Record<'assistId' | 'orderId' | 'whistleId', string | undefined>> = {}
): Promise<string[]> {
  const need = await findAnyNeed(db, needId)
  const today = dayIn(call.now)
  const found: Record<Concern, () => Promise<string[]>> = {
    clerks: () => holdersOf(db, 'needs.dispatch', need.path, today),
    supervisors: () => holdersOf(db, 'needs.supervise', need.path, today),
    approvers: () =>
      holdersOf(db, need.plea?.approver === 'clerk' ? 'needs.dispatch' : 'needs.supervise', need.path, today),
    adjudicators: () =>
      holdersOf(db, need.returning?.adjudicator === 'clerk' ? 'needs.dispatch' : 'needs.supervise', need.path, today),
    publishers: () => holdersOf(db, 'publications.approve', need.path, today),
    designees: () => officeOf(db, designated(need), today, { leaders: false }),
    assistOffice: () => assistants(db, assistId, today),
    assistants: () => assistants(db, assistId, today, 'inHand'),
    orderOffice: () => orderOffice(db, orderId, today),
    blower: async () => (whistleId ? [(await findWhistle(db, whistleId))!.blownById] : []),
    whistleReviewers: () => whistleReviewers(db, need, whistleId, today),
    whistleOffices: () => whistleOffices(db, whistleId, today),
    office: () => officeOf(db, need, today, { leaders: false }),
    leaders: () => officeOf(db, need, today, { leaders: true }),
    handler: async () => (need.handlerId ? [need.handlerId] : []),
    requester: async () => (need.requesterId ? [need.requesterId] : []),
    evaluator: async () => (need.requesterId && !need.ownWork ? [need.requesterId] : [])
  }
  const told = new Set<string>()
  for (const concern of concerns) {
    const people = await found[concern]()
    const mayKnow = concern in own || (concern in asked && need.departmentId !== null)
    for (const personId of mayKnow ? people : await outsideOf(db, need.aboutPath, people, today)) told.add(personId)
  }
  return [...told]
}

/** Of some people, those who are not of the unit complained of. */
async function outsideOf(db: Db, unit: string | null, people: string[], today: string): Promise<string[]> {
  if (unit === null || people.length === 0) return people
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', people)
    .where((eb) => eb.not(belongsTo(eb, unit, today)))
    .execute()
  return rows.map(({ id }) => id)
}

/** Concerns of whoever raised it. */
const own: Partial<Record<Concern, true>> = { requester: true, evaluator: true }

/** Concerns of whoever was asked to act. */
const asked: Partial<Record<Concern, true>> = { office: true, leaders: true, handler: true, orderOffice: true }

type Held = 'needs.dispatch' | 'needs.supervise' | 'needs.handle' | 'publications.approve'

async function holdersOf(db: Db, permission: Held, path: string, today: string): Promise<string[]> {
  const rows = await grantsOf(db, permission, today)
    .select('roleGrant.personId')
    .distinct()
    .where('organisation.path', 'in', ancestorsOf(path))
    .execute()
  return rows.map(({ personId }) => personId)
}

/**
 * The paths of the offices at which somebody receives needs on this day; for a complaint, somebody who is not of the
 * unit complained of.
 */
export async function findReceivingOffices(db: Db, today: string, unit?: string): Promise<string[]> {
  const rows = await findOffices(db, { today, unit })
  return rows.map(({ path }) => path)
}

const findOffices = fixedFor((db, { today, unit }: { today: string; unit?: string | undefined }) =>
  grantsOf(db, 'needs.dispatch', today)
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .select('organisation.path')
    .distinct()
    .where('person.active', '=', true)
    .$if(unit !== undefined, (query) => query.where((eb) => eb.not(belongsTo(eb, unit!, today))))
)

function grantsOf(db: Db, permission: Held, today: string) {
  return db
    .selectFrom('roleGrant')
    .innerJoin('organisation', 'organisation.id', 'roleGrant.organisationId')
    .where('role', 'in', rolesWith(permission))
    .where('roleGrant.heldFrom', '<=', today)
    .where((eb) => eb.or([eb('roleGrant.heldTo', 'is', null), eb('roleGrant.heldTo', '>', today)]))
}

/** `a.b.c` → `a`, `a.b`, `a.b.c`. */
function ancestorsOf(path: string): string[] {
  const labels = path.split('.')
  return labels.map((_, index) => labels.slice(0, index + 1).join('.'))
}

async function assistants(db: Db, id: string | undefined, today: string, inHand?: 'inHand'): Promise<string[]> {
  if (!id) return []
  const { handlerId, ...office } = await findAssist(db, id)
  if (!inHand || !handlerId) return await officeOf(db, office, today, { leaders: false })
  return [handlerId, ...(office.teamId ? await officeOf(db, office, today, { leaders: true }) : [])]
}

async function whistleReviewers(db: Db, { path }: NeedRow, id: string | undefined, today: string): Promise<string[]> {
  const whistle = id ? await findWhistle(db, id) : undefined
  if (!whistle?.reviewer) return []
  return await holdersOf(db, whistle.reviewer === 'clerk' ? 'needs.dispatch' : 'needs.supervise', path, today)
}

async function whistleOffices(db: Db, id: string | undefined, today: string): Promise<string[]> {
  const calls = id ? await findCalls(db, [id]) : []
  const told = await Promise.all(calls.map(({ assistId }) => assistants(db, assistId, today, 'inHand')))
  return told.flat()
}

async function orderOffice(db: Db, id: string | undefined, today: string): Promise<string[]> {
  const order = id ? await findOrder(db, id) : undefined
  return order ? await officeOf(db, order, today, { leaders: false }) : []
}

function designated({ returning }: NeedRow): { teamId: string | null; departmentPath: string | null } {
  return { teamId: returning?.team ?? null, departmentPath: returning?.path ?? null }
}

async function officeOf(
  db: Db,
  need: { teamId: string | null; departmentPath: string | null },
  today: string,
  { leaders }: { leaders: boolean }
): Promise<string[]> {
  if (need.departmentPath) return await holdersOf(db, 'needs.handle', need.departmentPath, today)
  if (!need.teamId) return []
  const rows = await db
    .selectFrom('teamMember')
    .select('personId')
    .where('teamId', '=', need.teamId)
    .where((eb) => eb.or([eb('heldFrom', 'is', null), eb('heldFrom', '<=', today)]))
    .where((eb) => eb.or([eb('heldTo', 'is', null), eb('heldTo', '>', today)]))
    .$if(leaders, (query) => query.where('leader', '=', true))
    .execute()
  return rows.map(({ personId }) => personId)
}
