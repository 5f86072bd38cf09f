import { createHash, randomBytes } from 'node:crypto'

import { FileClaim, type Photo } from '@hongchao/contract'
import { fileTypeFromBuffer } from 'file-type'
import { v7 as uuid } from 'uuid'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Storage } from '../../kernel/storage.ts'
import { remake } from './images.ts'
import { isAllowed } from './rules.ts'
import { claimFiles, type FileRow, findFilesOf, findKept, insertFile } from './store.ts'

/** What a file hangs on. */
export type FileOwner = { subjectKind: 'need' | 'needEvent'; subjectId: string }

/** Takes a file that hangs on nothing yet. The claim that comes back is the only way to attach it. */
export async function takeFile(
  tx: Tx,
  call: Call,
  storage: Storage,
  bytes: Uint8Array
): Promise<{ claim: FileClaim; type: string }> {
  const found = await fileTypeFromBuffer(bytes)
  if (!isAllowed(found?.mime)) throw new AppError('file.typeNotAllowed')
  const id = uuid()
  const claim = FileClaim.parse(randomBytes(24).toString('base64url'))

  const kept =
    found.mime === 'application/pdf' ? { main: bytes, type: found.mime, name: `${id}.pdf` } : await asPhoto(id, bytes)

  const row = {
    id,
    claimHash: hashOf(claim),
    type: kept.type,
    name: kept.name,
    bytes: kept.main.length,
    createdAt: call.now
  }
  await insertFile(tx, row)
  await storage.put(keyOf(call.place, id), kept.main)
  if ('thumbnail' in kept) await putThumbnail(storage, call, id, kept.thumbnail)
  return { claim, type: kept.type }
}

/** Without it the photo is not kept either. */
async function putThumbnail(storage: Storage, { place }: Call, id: string, thumbnail: Uint8Array): Promise<void> {
  try {
    await storage.put(thumbnailKeyOf(place, id), thumbnail)
  } catch (error) {
    await storage.remove(keyOf(place, id))
    throw error
  }
}

async function asPhoto(
  id: string,
  bytes: Uint8Array
): Promise<{ main: Uint8Array; thumbnail: Uint8Array; type: string; name: string }> {
  const made = await remake(bytes)
  if (!made) throw new AppError('file.unreadable')
  return { main: made.photo, thumbnail: made.thumbnail, type: 'image/jpeg', name: `${id}.jpg` }
}

/** Hangs claimed files on their owner. A claim that is unknown or was used refuses the whole call. */
export async function attachFiles(tx: Tx, claims: readonly FileClaim[], owner: FileOwner): Promise<void> {
  const hashes = [...new Set(claims.map(hashOf))]
  if (hashes.length === 0) return
  const given = await claimFiles(tx, hashes, owner)
  if (given !== hashes.length)
    throw new AppError('file.notFound', { fields: [{ field: '/photos', reason: 'invalid_value' }] })
}

/** The photos and papers on each of these owners, in the order in which they came. */
export async function photosOf(db: Db, kind: FileOwner['subjectKind'], ids: string[]): Promise<Map<string, Photo[]>> {
  const rows = await findFilesOf(db, kind, ids)
  const byOwner = Map.groupBy(rows, (row) => row.subjectId ?? '')
  return new Map([...byOwner].map(([id, files]) => [id, files.map(toPhoto)]))
}

function toPhoto({ id, type, name }: FileRow): Photo {
  return { id, type, name }
}

export function keyOf(place: string, id: string): string {
  return `${place}/${id.slice(0, 4)}/${id}`
}

export function thumbnailKeyOf(place: string, id: string): string {
  return `${keyOf(place, id)}_thumbnail`
}

/** What has to lie in the storage, by the rows. */
export async function filesInUse(db: Db, place: string): Promise<string[]> {
  const rows = await findKept(db)
  return rows.flatMap(({ id, type }) =>
    type === 'application/pdf' ? [keyOf(place, id)] : [keyOf(place, id), thumbnailKeyOf(place, id)]
  )
}

function hashOf(claim: FileClaim): string {
  return createHash('sha256').update(claim).digest('hex')
}
