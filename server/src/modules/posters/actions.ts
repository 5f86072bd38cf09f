import { randomInt } from 'node:crypto'

import type { Poster } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { reachesOrganisation } from '../../kernel/grants.ts'
import { findPoster, findPosterByCode, findPosters, insertPoster, type PosterRow, retirePosterRow } from './store.ts'

const letters = '23456789abcdefghjkmnpqrstuvwxyz'

export async function listPosters(db: Db, call: Call): Promise<{ items: Poster[] }> {
  return { items: (await findPosters(db, call)).map(toPoster) }
}

/** The poster in use with this code; whoever scans it need not be anybody. */
export async function getPosterByCode(db: Db, code: string): Promise<PosterRow> {
  const poster = await findPosterByCode(db, code.toLowerCase())
  if (!poster) throw new AppError('poster.notFound')
  return poster
}

export async function lookAtPoster(db: Db, code: string): Promise<Pick<Poster, 'code' | 'organisation' | 'location'>> {
  const { organisation, location } = toPoster(await getPosterByCode(db, code))
  return { code: code.toLowerCase(), organisation, location }
}

export async function createPoster(
  tx: Tx,
  call: Call,
  input: { organisationId: string; location: string }
): Promise<Poster> {
  if (!(await reachesOrganisation(tx, call, 'posters.manage', input.organisationId)))
    throw new AppError('organisation.notFound')
  const id = uuid()
  const code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
  await insertPoster(tx, { id, code, ...input, createdById: personOf(call), createdAt: call.now })
  await recordAudit(tx, call, 'poster.created', id)
  return toPoster(await getPosterByCode(tx, code))
}

export async function retirePoster(tx: Tx, call: Call, id: string): Promise<Poster> {
  const poster = await findPoster(tx, call, id)
  if (!poster) throw new AppError('poster.notFound')
  await retirePosterRow(tx, id)
  await recordAudit(tx, call, 'poster.retired', id)
  return toPoster({ ...poster, active: false })
}

function toPoster(row: PosterRow): Poster {
  const { id, code, location, active } = row
  const organisation = { id: row.organisationId, name: row.organisationName }
  return { id, code, organisation, location, active, createdAt: row.createdAt.toISOString() }
}
