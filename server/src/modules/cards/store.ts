import { type Insertable, sql } from 'kysely'

import type { Permission } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'

function batches(db: Db, call: Call, permission: Permission) {
  return db
    .selectFrom('cardBatch')
    .innerJoin('organisation', 'organisation.id', 'cardBatch.organisationId')
    .selectAll('cardBatch')
    .select('organisation.name as organisationName')
    .where(visibleTo(call, permission, 'organisation.path'))
}

function counted(db: Db, call: Call) {
  return batches(db, call, 'posters.manage')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('card')
          .select((on) => [
            on.cast<number>(on.fn.countAll(), 'integer').as('cards'),
            on.cast<number>(on.fn.count('card.needId'), 'integer').as('entered'),
            on.fn.min('card.serial').as('first'),
            on.fn.max('card.serial').as('last')
          ])
          .whereRef('card.batchId', '=', 'cardBatch.id')
          .as('made'),
      (join) => join.onTrue()
    )
    .select(['made.cards', 'made.entered', 'made.first', 'made.last'])
}

export type BatchRow = Awaited<ReturnType<ReturnType<typeof counted>['execute']>>[number]

export async function findBatches(db: Db, call: Call): Promise<BatchRow[]> {
  return await counted(db, call).orderBy('cardBatch.createdAt', 'desc').orderBy('cardBatch.id').limit(500).execute()
}

export async function findBatch(db: Db, call: Call, id: string): Promise<BatchRow | undefined> {
  return await counted(db, call).where('cardBatch.id', '=', id).executeTakeFirst()
}

export async function findSerials(db: Db, batchId: string): Promise<number[]> {
  const rows = await db.selectFrom('card').select('serial').where('batchId', '=', batchId).orderBy('serial').execute()
  return rows.map(({ serial }) => Number(serial))
}

export async function insertBatch(tx: Tx, batch: Insertable<Tables['cardBatch']>, cards: number): Promise<void> {
  await tx.insertInto('cardBatch').values(batch).execute()
  await tx
    .insertInto('card')
    .columns(['batchId'])
    .expression(
      tx
        .selectFrom(sql`generate_series(1, ${cards}::int)`.as('each'))
        .select(sql<string>`${batch.id}::uuid`.as('batchId'))
    )
    .execute()
}

function cards(db: Db, call: Call, serial: number) {
  return batches(db, call, 'needs.record')
    .innerJoin('card', 'card.batchId', 'cardBatch.id')
    .select(['card.serial', 'card.needId'])
    .where('card.serial', '=', String(serial))
}

export type CardRow = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number]

/** A card of the caller's subtree. */
export async function findCard(
  db: Db,
  call: Call,
  serial: number
): Promise<(CardRow & { needCode: string | null }) | undefined> {
  return await cards(db, call, serial)
    .leftJoin('need', 'need.id', 'card.needId')
    .select('need.code as needCode')
    .executeTakeFirst()
}

/** Locks the card, so that of two who type it in at once the second sees the first. */
export async function lockCard(tx: Tx, call: Call, serial: number): Promise<CardRow | undefined> {
  return await cards(tx, call, serial).forUpdate('card').executeTakeFirst()
}

export async function noteEntered(tx: Tx, serial: number, needId: string): Promise<void> {
  await tx.updateTable('card').set({ needId }).where('serial', '=', String(serial)).execute()
}

/** Whose card it is, whoever asks: they have proved its key. */
export async function findAnyCard(db: Db, serial: number): Promise<{ needCode: string | null } | undefined> {
  return await db
    .selectFrom('card')
    .leftJoin('need', 'need.id', 'card.needId')
    .select('need.code as needCode')
    .where('card.serial', '=', String(serial))
    .executeTakeFirst()
}
