import type {
  Download,
  Enrol,
  Enrolment,
  OccurrenceAction,
  OccurrenceDetail,
  RecordOccurrence
} from '@hongchao/contract'
import { enrolmentSheetTexts as texts } from '@hongchao/web/texts/recurrences.ts'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { by, type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { reachesOrganisation } from '../../kernel/grants.ts'
import { exportList } from '../../kernel/sheets/index.ts'
import { occurrenceActions } from './rules.ts'
import {
  deleteEnrolment,
  findEnrolments,
  findOccurrence,
  lockOccurrence,
  noteServed,
  type OccurrenceRow,
  putEnrolment,
  updateOccurrence
} from './store.ts'
import { isOfDesk, presentOccurrence } from './views.ts'

export async function readOccurrence(db: Db, call: Call, id: string): Promise<OccurrenceDetail> {
  const row = await findOccurrence(db, id)
  if (!row) throw new AppError('occurrence.notFound')
  return await presentOccurrence(db, call, row)
}

/** Enrols an organisation with so many people, or changes how many; never more in all than the date takes. */
export async function enrol(
  tx: Tx,
  call: Call,
  id: string,
  { organisationId, people, names }: Enrol
): Promise<OccurrenceDetail> {
  await refuseForeign(tx, call, organisationId)
  const row = await lockFor(tx, call, id, 'enrol')
  const before = (await findEnrolments(tx, id)).find((one) => one.organisationId === organisationId)?.people ?? 0
  const free = row.capacity === null ? people : row.capacity - (row.people - before)
  if (people > free) throw new AppError('occurrence.full', { free: Math.max(free, 0) })
  const who = { organisationId, people, names, enrolledById: personOf(call), updatedAt: call.now }
  await putEnrolment(tx, { id: uuid(), occurrenceId: id, ...who })
  await recordAudit(tx, call, 'occurrence.enrolled', id, { organisation: organisationId })
  return await readOccurrence(tx, call, id)
}

export async function withdraw(tx: Tx, call: Call, id: string, organisationId: string): Promise<OccurrenceDetail> {
  await refuseForeign(tx, call, organisationId)
  await lockFor(tx, call, id, 'enrol')
  if (!(await deleteEnrolment(tx, id, organisationId))) throw new AppError('enrolment.notFound')
  await recordAudit(tx, call, 'occurrence.withdrawn', id, { organisation: organisationId })
  return await readOccurrence(tx, call, id)
}

export async function cancelOccurrence(tx: Tx, call: Call, id: string, reason: string): Promise<OccurrenceDetail> {
  const row = await lockFor(tx, call, id, 'cancel')
  await updateOccurrence(tx, row, { state: 'cancelled', reason, updatedAt: call.now })
  if (row.organisations > 0) await publish(tx, call, 'occurrence.cancelled', { occurrenceId: id, ...by(call) })
  await recordAudit(tx, call, 'occurrence.cancelled', id, { reason, note: row.name })
  return await readOccurrence(tx, call, id)
}

/** How many came: of each organisation what is said, else as many as it enrolled; and whoever came besides. */
export async function recordOccurrence(
  tx: Tx,
  call: Call,
  id: string,
  input: RecordOccurrence
): Promise<OccurrenceDetail> {
  const row = await lockFor(tx, call, id, 'record')
  const said = new Map(input.served.map(({ organisationId, people }) => [organisationId, people]))
  for (const enrolment of await findEnrolments(tx, id)) {
    await noteServed(tx, enrolment.id, said.get(enrolment.organisationId) ?? enrolment.people)
  }
  const { others, note = null } = input
  await updateOccurrence(tx, row, { state: 'done', others, note, updatedAt: call.now })
  await recordAudit(tx, call, 'occurrence.recorded', id, { note: row.name })
  return await readOccurrence(tx, call, id)
}

/** Who is enrolled for a date, as an Excel file. */
export async function exportOccurrence(db: Db, call: Call, id: string): Promise<Download> {
  const row = await findOccurrence(db, id)
  if (!row || !isOfDesk(call, row)) throw new AppError('occurrence.notFound')
  const { enrolments } = await presentOccurrence(db, call, row)
  return await exportList<Enrolment>(db, call, {
    list: 'enrolments',
    title: texts.title,
    filter: [[row.name, row.heldOn ?? row.plannedOn]],
    columns: [
      { heading: texts.organisation, width: 30, cell: ({ organisation }) => organisation.name },
      { heading: texts.people, width: 10, cell: ({ people }) => people },
      { heading: texts.served, width: 10, cell: ({ served }) => served },
      { heading: texts.names, width: 60, cell: ({ names }) => names.join('、') }
    ],
    page: async () => ({ items: enrolments })
  })
}

async function refuseForeign(tx: Tx, call: Call, organisationId: string): Promise<void> {
  if (!(await reachesOrganisation(tx, call, 'needs.record', organisationId)))
    throw new AppError('organisation.notFound')
}

/** Locked; what may not be done with it now is refused, and to the desk of another place it is not there. */
async function lockFor(tx: Tx, call: Call, id: string, action: OccurrenceAction): Promise<OccurrenceRow> {
  const row = await lockOccurrence(tx, id)
  const desk = row !== undefined && isOfDesk(call, row)
  if (!row || (action !== 'enrol' && !desk)) throw new AppError('occurrence.notFound')
  if (!occurrenceActions(row, { desk }, call.now).includes(action)) throw new AppError('occurrence.actionNotAllowed')
  return row
}
