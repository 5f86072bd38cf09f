import { createHash } from 'node:crypto'

import type { PlaceConfig } from '@hongchao/contract'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Preset } from './preset/preset.ts'
import { findPreset, insertPreset, latestFingerprint, type PresetContent, type PresetVersion } from './store.ts'
import { viewTeams } from './views.ts'

/** What the place sets by data: now, or in the version under which a case was started. */
export async function getPreset(db: Db, version?: number): Promise<PresetVersion> {
  const found = await findPreset(db, version)
  if (!found) throw new Error(version ? `no version ${version} of the preset` : 'this place has no preset loaded')
  return found
}

/** Keeps the lists and rules of a preset as the next version; the same content as before makes none. */
export async function recordPreset(tx: Tx, call: Call, preset: Pick<Preset, 'place' | 'needs'>): Promise<number> {
  const content: PresetContent = { place: preset.place, needs: preset.needs }
  const text = JSON.stringify(content)
  const fingerprint = createHash('sha256').update(text).digest('hex')
  const latest = await latestFingerprint(tx)
  if (latest?.fingerprint === fingerprint) return latest.version

  const version = (latest?.version ?? 0) + 1
  await insertPreset(tx, { version, loadedAt: call.now, fingerprint, content: text })
  await recordAudit(tx, call, 'preset.loaded', String(version), { fingerprint })
  return version
}

/** The part that everybody's screens need; dispatch rules and limits stay with the server. */
export async function getConfig(db: Db, call: Call): Promise<PlaceConfig> {
  const { version, place, needs } = await getPreset(db)
  const { name, shortName, productName, workingHours, organisationKinds, postKinds } = place
  const { questions, scale, closeAfter, reopenWithin } = needs.evaluation
  return {
    slug: call.place,
    name,
    shortName,
    productName,
    version,
    workingHours,
    organisationKinds,
    postKinds,
    teams: await viewTeams(db),
    requesterKinds: needs.requesterKinds,
    levels: needs.levels,
    ways: needs.ways,
    categories: needs.categories.map((category) => ({
      ...toItem(category),
      items: (category.items ?? []).map(toItem)
    })),
    evaluation: { questions, scale, closeAfter, reopenWithin }
  }
}

type Item = { key: string; name: string; note?: string | undefined; complaint: boolean }

function toItem({ key, name, note, complaint }: Item): Item {
  return { key, name, complaint, ...(note && { note }) }
}
