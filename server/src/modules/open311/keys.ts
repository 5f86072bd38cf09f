import { createHash, randomBytes } from 'node:crypto'

import type { Open311Key } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { reachesOrganisation } from '../../kernel/grants.ts'
import { getPreset } from '../places/index.ts'
import { findKey, findKeys, insertKey, type KeyRow, revokeKeyRow } from './store.ts'

export async function listKeys(db: Db, call: Call): Promise<{ items: Open311Key[] }> {
  return { items: (await findKeys(db, call)).map(toKey) }
}

type Issue = { name: string; organisationId: string; kind: string; perMinute: number }

/** A key of 32 random bytes, told this once; only its hash is kept, which nobody can turn back. */
export async function issueKey(tx: Tx, call: Call, input: Issue): Promise<Open311Key & { key: string }> {
  if (!(await reachesOrganisation(tx, call, 'interfaces.manage', input.organisationId)))
    throw new AppError('organisation.notFound')
  const { needs } = await getPreset(tx)
  if (!needs.requesterKinds.some(({ key }) => key === input.kind)) {
    throw new AppError('need.kindUnknown', { fields: [{ field: '/kind', reason: 'invalid_value' }] })
  }
  const id = uuid()
  const key = `hc311_${randomBytes(32).toString('base64url')}`
  await insertKey(tx, {
    id,
    ...input,
    hint: key.slice(0, 10),
    keyHash: hashOf(key),
    createdById: personOf(call),
    createdAt: call.now
  })
  await recordAudit(tx, call, 'open311Key.issued', id, { organisationId: input.organisationId })
  return { ...toKey(await getKey(tx, call, id)), key }
}

export async function revokeKey(tx: Tx, call: Call, id: string): Promise<Open311Key> {
  const key = await getKey(tx, call, id)
  if (key.revokedAt) return toKey(key)
  await revokeKeyRow(tx, id, personOf(call), call.now)
  await recordAudit(tx, call, 'open311Key.revoked', id)
  return toKey({ ...key, revokedAt: call.now })
}

export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

async function getKey(db: Db, call: Call, id: string): Promise<KeyRow> {
  const key = await findKey(db, call, id)
  if (!key) throw new AppError('open311Key.notFound')
  return key
}

function toKey({ id, name, organisationId, organisationName, kind, perMinute, hint, ...row }: KeyRow): Open311Key {
  return {
    id,
    name,
    organisation: { id: organisationId, name: organisationName },
    kind,
    perMinute,
    hint,
    createdAt: row.createdAt.toISOString(),
    ...(row.revokedAt && { revokedAt: row.revokedAt.toISOString() }),
    reports: row.reports ?? 0,
    ...(row.lastReportAt && { lastReportAt: row.lastReportAt.toISOString() })
  }
}
