import { createHash, randomBytes } from 'node:crypto'

import { type Feed, feedPath, type MadeFeed } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAtDesk } from '../recurrences/index.ts'
import { type FeedRow, findFeed, findFeeds, insertFeed, most, revokeFeedRow } from './store.ts'

export async function listOwnFeeds(db: Db, call: Call): Promise<{ items: Feed[] }> {
  return { items: (await findFeeds(db, { personId: personOf(call) })).map(toFeed) }
}

export async function listFeedsOf(db: Db, call: Call, recurrenceId: string): Promise<{ items: Feed[] }> {
  await refuseElsewhere(db, call, recurrenceId)
  return { items: (await findFeeds(db, { recurrenceId })).map(toFeed) }
}

export async function makeOwnFeed(tx: Tx, call: Call): Promise<MadeFeed> {
  const standing = await findFeeds(tx, { personId: personOf(call) })
  if (standing.length >= most.own) throw new AppError('feed.tooMany', { most: most.own })
  return await make(tx, call, { personId: personOf(call), recurrenceId: null })
}

export async function makeFeedOf(tx: Tx, call: Call, recurrenceId: string): Promise<MadeFeed> {
  await refuseElsewhere(tx, call, recurrenceId)
  const standing = await findFeeds(tx, { recurrenceId })
  if (standing.length >= most.service) throw new AppError('feed.tooMany', { most: most.service })
  return await make(tx, call, { personId: null, recurrenceId })
}

export async function revokeFeed(tx: Tx, call: Call, id: string): Promise<Feed> {
  const feed = await findFeed(tx, id)
  const reachable =
    feed && (feed.recurrenceId ? await isAtDesk(tx, call, feed.recurrenceId) : feed.personId === personOf(call))
  if (!feed || !reachable) throw new AppError('feed.notFound')
  if (feed.revokedAt) return toFeed(feed)
  await revokeFeedRow(tx, id, call.now)
  await recordAudit(tx, call, 'feed.revoked', id)
  return toFeed({ ...feed, revokedAt: call.now })
}

/** A token of 32 random bytes, told this once; only its hash is kept, which nobody can turn back. */
async function make(tx: Tx, call: Call, of: Pick<FeedRow, 'personId' | 'recurrenceId'>): Promise<MadeFeed> {
  const id = uuid()
  const token = randomBytes(32).toString('base64url')
  const row = { id, ...of, tokenHash: hashOf(token), createdById: personOf(call), createdAt: call.now }
  await insertFeed(tx, row)
  await recordAudit(tx, call, 'feed.made', id)
  const path = feedPath.replace(':place', call.place).replace(':token', `${token}.ics`)
  return { ...toFeed({ ...row, revokedAt: null }), path }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

async function refuseElsewhere(db: Db, call: Call, recurrenceId: string): Promise<void> {
  if (!(await isAtDesk(db, call, recurrenceId))) throw new AppError('recurrence.notFound')
}

function toFeed({ id, personId, createdAt, revokedAt }: FeedRow): Feed {
  return {
    id,
    kind: personId === null ? 'service' : 'own',
    createdAt: createdAt.toISOString(),
    ...(revokedAt && { revokedAt: revokedAt.toISOString() })
  }
}
