import type { Db, Tx } from '../../kernel/db.ts'
import { fixedFor } from '../../kernel/fixed.ts'
import type { NeedsConfig, PlaceFacts } from './preset/preset.ts'

/** What a place sets by data, in one version. Versions are never changed, only followed by the next. */
export type PresetContent = { place: PlaceFacts; needs: NeedsConfig }
export type PresetVersion = PresetContent & { version: number }

/** Content that was read before; it is known by its fingerprint and can be shared by places and tests. */
const seen = new Map<string, PresetContent>()
const mostSeen = 200

export async function findPreset(db: Db, version?: number): Promise<PresetVersion | undefined> {
  const [row] = await versions(db, { version })
  if (!row) return undefined
  return { version: row.version, ...(seen.get(row.fingerprint) ?? (await readContent(db, row))) }
}

const versions = fixedFor((db, { version }: { version?: number | undefined }) =>
  db
    .selectFrom('presetVersion')
    .select(['version', 'fingerprint'])
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .orderBy('version', 'desc')
    .limit(1)
)

async function readContent(
  db: Db,
  { version, fingerprint }: { version: number; fingerprint: string }
): Promise<PresetContent> {
  const row = await db
    .selectFrom('presetVersion')
    .select('content')
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const content = row.content as PresetContent
  if (seen.size >= mostSeen) seen.clear()
  seen.set(fingerprint, content)
  return content
}

export async function latestFingerprint(tx: Tx): Promise<{ version: number; fingerprint: string } | undefined> {
  const [latest] = await versions(tx, {})
  return latest
}

export async function insertPreset(
  tx: Tx,
  row: { version: number; loadedAt: Date; fingerprint: string; content: string }
): Promise<void> {
  await tx.insertInto('presetVersion').values(row).execute()
}
