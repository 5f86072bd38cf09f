import type { BulkResult, DispatchProposal, NeedId } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { firstRule, getPreset, type PresetVersion } from '../../places/index.ts'
import { traitsOf } from '../clocks.ts'
import { findOrganisationsOf, findTeams, type OrganisationRef, type TeamRef } from '../references.ts'
import { availableActions, type Part, refusalOf } from '../rules.ts'
import { beyondDuties, isOffice, isOfUnit } from '../rules/offices.ts'
import { findLoads, findNeed, lockNeed, type NeedRow } from '../store.ts'
import { partsOf, stateOf } from '../view.ts'
import { classesOf } from './office.ts'
import { dispatchTo } from './triage.ts'

type Offices = { teams: TeamRef[]; departments: OrganisationRef[] }

export async function findOffices(db: Db, preset: PresetVersion): Promise<Offices> {
  const kinds = preset.place.organisationKinds.filter(({ key }) => isOffice(preset, key))
  const departments = await findOrganisationsOf(
    db,
    kinds.map(({ key }) => key)
  )
  return { teams: await findTeams(db), departments }
}

/** Where the first dispatch rule that fits would send the need, unless that is the unit complained of. */
export async function propose(
  db: Db,
  preset: PresetVersion,
  { teams }: Offices,
  need: NeedRow
): Promise<{ target?: { teamId?: string; departmentId?: string }; rule?: string; note?: string }> {
  const index = firstRule(preset.needs, traitsOf(need))
  const rule = index === undefined ? undefined : preset.needs.dispatch[index]
  if (!rule) return {}
  const told = { rule: String((index ?? 0) + 1), ...(rule.note && { note: rule.note }) }
  if (rule.team) {
    const team = teams.find(({ key }) => key === rule.team)
    return team ? { target: { teamId: team.id }, ...told } : {}
  }
  const department = await db
    .selectFrom('organisation')
    .select(['id', 'path'])
    .where('key', '=', rule.organisation ?? '')
    .where('active', '=', true)
    .executeTakeFirst()
  if (!department || isOfUnit(need.aboutPath, [department.path])) return {}
  return { target: { departmentId: department.id }, ...told }
}

export async function proposeDispatch(db: Db, call: Call, id: string): Promise<DispatchProposal> {
  const need = await findNeed(db, call, id)
  const parts = need ? partsOf(need, call) : []
  if (!need || !choosesOffice(need, parts, call)) throw new AppError('need.notFound')
  const preset = await getPreset(db)
  const offices = await findOffices(db, preset)
  const byRule = parts.includes('clerk') ? await propose(db, preset, offices, need) : {}
  const { target, rule, note } = byRule
  const loads = await findLoads(db, call.now)
  const loadOf = (officeId: string): { open: number; overdue: number } => loads.get(officeId) ?? { open: 0, overdue: 0 }
  const classes = classesOf(preset, need.category)
  const kindNames = new Map(preset.needs.requesterKinds.map((kind) => [kind.key, kind.name]))
  return {
    ...(target && { proposed: target }),
    ...(rule && { because: { rule, ...(note && { note }) } }),
    teams: offices.teams.map((team) => ({
      id: team.id,
      name: team.name,
      color: team.color,
      serves: team.serves.map((kind) => kindNames.get(kind) ?? kind).join('、'),
      ...loadOf(team.id)
    })),
    departments: offices.departments.map(({ id: officeId, name, kind }) => {
      const beyond = officeId === need.aboutId ? undefined : beyondDuties(preset.needs.duties, kind, classes)
      return { id: officeId, name, ...loadOf(officeId), ...(beyond && { beyond }) }
    })
  }
}

/** Whoever dispatches it, or asks or decides to whom it is given back. */
function choosesOffice(need: NeedRow, parts: readonly Part[], call: Call): boolean {
  if (parts.includes('clerk')) return true
  const actions = availableActions(stateOf(need, call), parts, call.now)
  return actions.includes('return') || actions.includes('decideReturn')
}

/** Many at once: each by the rules of the place, or all to one office. What cannot be dispatched says why. */
export async function dispatchMany(
  tx: Tx,
  call: Call,
  { ids, ...to }: { ids: NeedId[]; teamId?: string | undefined; departmentId?: string | undefined }
): Promise<BulkResult> {
  const preset = await getPreset(tx)
  const offices = await findOffices(tx, preset)
  const result: BulkResult = { done: [], failed: [] }
  // In one order for everybody, so that two bulk actions never wait for each other in a circle.
  for (const id of [...new Set(ids)].toSorted()) {
    const need = await lockNeed(tx, call, id)
    try {
      if (!need) throw new AppError('need.notFound')
      refuseUnlessAllowed(need, call)
      const target = to.teamId || to.departmentId ? to : (await propose(tx, preset, offices, need)).target
      if (!target) throw new AppError('need.dispatchTarget')
      await dispatchTo(tx, call, need, target)
      result.done.push(id)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      result.failed.push({ id, code: need?.code ?? '', error: error.code })
    }
  }
  return result
}

function refuseUnlessAllowed(need: NeedRow, call: Call): void {
  const refusal = refusalOf(stateOf(need, call), 'dispatch', partsOf(need, call), call.now)
  // What somebody else has dispatched meanwhile stays where it went.
  const dispatched = need.status !== 'accepted' ? ('need.actionNotAllowed' as const) : undefined
  const reason = refusal ?? dispatched
  if (reason) throw new AppError(reason, { action: 'dispatch', status: need.status })
}
