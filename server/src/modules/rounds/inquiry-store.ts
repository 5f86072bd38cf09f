import type { NeedStatus } from '@hongchao/contract'
import type { Insertable, Updateable } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'

function inquiries(db: Db) {
  return db
    .selectFrom('inquiry')
    .innerJoin('round', 'round.id', 'inquiry.roundId')
    .innerJoin('roundPlan', 'roundPlan.id', 'round.planId')
    .innerJoin('organisation as desk', 'desk.id', 'roundPlan.organisationId')
    .innerJoin('respondent', 'respondent.id', 'inquiry.respondentId')
    .innerJoin('person as worker', 'worker.id', 'inquiry.workerId')
    .leftJoin('organisation', 'organisation.id', 'respondent.organisationId')
    .selectAll('inquiry')
    .select([
      'round.planId',
      'round.month',
      'round.dueAt',
      'round.closedAt',
      'roundPlan.title',
      'roundPlan.kind',
      'roundPlan.organisationId as deskId',
      'desk.path',
      'respondent.name',
      'respondent.phoneSealed',
      'respondent.organisationId',
      'respondent.workerId as responsibleId',
      'organisation.name as organisationName',
      'worker.name as workerName'
    ])
}

export type InquiryRow = Awaited<ReturnType<ReturnType<typeof inquiries>['execute']>>[number]

/** Of a round, in the order of its plan; `workerId`: only those that somebody is to ask. */
export async function findInquiries(db: Db, roundId: string, workerId?: string): Promise<InquiryRow[]> {
  return await inquiries(db)
    .where('inquiry.roundId', '=', roundId)
    .$if(workerId !== undefined, (found) => found.where('inquiry.workerId', '=', workerId!))
    .orderBy('respondent.position')
    .orderBy('inquiry.id')
    .execute()
}

export async function findInquiry(db: Db, id: string): Promise<InquiryRow | undefined> {
  return await inquiries(db).where('inquiry.id', '=', id).executeTakeFirst()
}

/** Nobody closes its round while something is recorded. */
export async function lockInquiry(tx: Tx, id: string): Promise<InquiryRow | undefined> {
  return await inquiries(tx).where('inquiry.id', '=', id).forUpdate('inquiry').forShare('round').executeTakeFirst()
}

export async function insertInquiries(tx: Tx, rows: Insertable<Tables['inquiry']>[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('inquiry')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['roundId', 'respondentId']).doNothing())
    .execute()
}

export async function updateInquiry(tx: Tx, id: string, changes: Updateable<Tables['inquiry']>): Promise<void> {
  await tx.updateTable('inquiry').set(changes).where('id', '=', id).execute()
}

/** What is still to ask follows its respondents to another worker, and so does whoever could not be reached so far. */
export async function moveInquiries(tx: Tx, respondentIds: readonly string[], workerId: string): Promise<void> {
  if (respondentIds.length === 0) return
  await tx
    .updateTable('inquiry')
    .set({ workerId })
    .where('respondentId', 'in', respondentIds)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'unreached')]))
    .where('roundId', 'in', (eb) => eb.selectFrom('round').select('round.id').where('round.closedAt', 'is', null))
    .execute()
}

/** Of respondents who are asked no more, what was not asked yet. */
export async function dropInquiries(tx: Tx, respondentIds: readonly string[]): Promise<void> {
  if (respondentIds.length === 0) return
  await tx
    .deleteFrom('inquiry')
    .where('respondentId', 'in', respondentIds)
    .where('outcome', 'is', null)
    .where('roundId', 'in', (eb) => eb.selectFrom('round').select('round.id').where('round.closedAt', 'is', null))
    .execute()
}

export async function noteNeed(tx: Tx, inquiryId: string, needId: string): Promise<void> {
  await tx.insertInto('inquiryNeed').values({ inquiryId, needId }).execute()
}

export type ToldRow = {
  needId: string
  inquiryId: string
  respondentId: string
  roundId: string
  month: string
  status: NeedStatus
}

/** Everything that some respondents ever told in rounds, in the order in which it was taken down. */
export async function findTold(db: Db, respondentIds: readonly string[]): Promise<ToldRow[]> {
  if (respondentIds.length === 0) return []
  return await db
    .selectFrom('inquiryNeed')
    .innerJoin('inquiry', 'inquiry.id', 'inquiryNeed.inquiryId')
    .innerJoin('round', 'round.id', 'inquiry.roundId')
    .innerJoin('need', 'need.id', 'inquiryNeed.needId')
    .select(['inquiryNeed.needId', 'inquiry.id as inquiryId', 'inquiry.respondentId', 'inquiry.roundId'])
    .select(['round.month', 'need.status'])
    .where('inquiry.respondentId', 'in', respondentIds)
    .orderBy('inquiryNeed.needId')
    .$castTo<ToldRow>()
    .execute()
}
