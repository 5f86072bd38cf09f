import { v7 as uuid } from 'uuid'

import type { Db } from '../../src/kernel/db.ts'
import { numberOf } from '../../src/modules/cards/rules/numbers.ts'
import { type Region, regions, type Row } from './rows.ts'

type Made = { region: Region; organisationId: string; createdAt: Date }

/** A batch with one card. Each place counts its own; here no two have one number, so that a number is of one region. */
export async function seedCard(db: Db, { region, organisationId, createdAt }: Made): Promise<Row> {
  const id = uuid()
  const serial = 900_000 + regions.indexOf(region)
  await db.insertInto('cardBatch').values({ id, organisationId, occasion: '座谈会', createdAt }).execute()
  await db.insertInto('card').values({ serial, batchId: id }).execute()
  return { id, number: numberOf(serial) }
}
