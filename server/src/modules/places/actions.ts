import { createHash } from 'node:crypto'

import type { PlaceConfig, PlaceRules } from '@hongchao/contract'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { LimitRow, Preset } from './preset/preset.ts'
import { findPreset, insertPreset, latestFingerprint, type PresetContent, type PresetVersion } from './store.ts'
import { viewNames, viewTeams } from './views.ts'

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
    whistles: (needs.whistles?.kinds ?? []).map(({ key, name, note }) => ({ key, name, ...(note && { note }) })),
    ladder: (needs.escalation?.ladder ?? []).map(({ key, name }) => ({ key, name })),
    ...(needs.feedback && { feedback: needs.feedback }),
    levels: needs.levels,
    ways: needs.ways,
    categories: needs.categories.map((category) => ({
      ...toItem(category),
      items: (category.items ?? []).map((item) => toItem({ level: category.level, way: category.way, ...item }))
    })),
    evaluation: { questions, scale, closeAfter, reopenWithin }
  }
}

/** How the place dispatches and by when it answers, for whoever looks after it. */
export async function getRules(db: Db): Promise<PlaceRules> {
  const { version, needs } = await getPreset(db)
  const names = await viewNames(db)
  const { sourceNote, set, intake, handling, dueSoonWithin } = needs.limits
  return {
    version,
    dispatch: needs.dispatch.map(({ team, organisation, ...rule }) => {
      const key = team ?? organisation ?? ''
      return { ...rule, to: names.get(key) ?? key }
    }),
    limits: { sourceNote, set, intake: intake.map(toLimitRow), handling: handling.map(toLimitRow), dueSoonWithin }
  }
}

function toLimitRow({ amount, unit, category, level, again, rule, source }: LimitRow): ShownLimit {
  return { limit: { amount, unit }, category, level, again: again === true, rule, source }
}

type ShownLimit = PlaceRules['limits']['intake'][number]
type Item = PlaceConfig['categories'][number]['items'][number]

function toItem({ key, name, note, complaint, level, way }: Item): Item {
  return { key, name, complaint, ...(note && { note }), ...(level && { level }), ...(way && { way }) }
}
