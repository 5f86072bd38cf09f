import type { Need, RateRow, Wall, WallTile } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { findLatest, findStandings } from '../needs/index.ts'
import { complaintClasses, getPreset, openCategories } from '../places/index.ts'
import { findParts, getScope, type Scope } from './picture.ts'
import { reportRates } from './report.ts'

/** So much is read from five metres away without scrolling. */
const most = { offices: 7, late: 6, tiles: 12 }

/** Raw figures of this month, for what was left out is a matter of those who judge; and how it stands at this moment. */
export async function showWall(db: Db, call: Call): Promise<Wall> {
  const scope = await getScope(db, call, undefined, 'wall.read')
  const month = dayIn(call.now).slice(0, 7)
  const { total, rows } = await reportRates(db, call, { from: month, to: month, by: 'office' }, 'wall.read')
  const offices = rows.filter(({ key, name }) => key !== '' && name !== undefined)
  const standing = (await findStandings(db, call, [scope.id])).get(scope.id)!
  const tiles = await findTiles(db, call, scope)
  const preset = await getPreset(db)
  const sought = { organisationId: scope.id, limit: most.late, complaintClasses: complaintClasses(preset) }
  const late = await findLatest(db, call, sought)
  return {
    organisation: { id: scope.id, name: scope.name },
    at: call.now.toISOString(),
    month,
    total: { ...sharesOf(total), ...standing },
    offices: offices.slice(0, most.offices).map((row) => ({ ...namesOf(row), ...sharesOf(row) })),
    moreOffices: Math.max(0, offices.length - most.offices),
    late: late.flatMap((need) => lateOf(need, openCategories(preset))),
    tiles: tiles.slice(0, most.tiles),
    moreTiles: Math.max(0, tiles.length - most.tiles)
  }
}

function sharesOf({
  needs,
  raw: { onTime, resolution }
}: RateRow): Pick<Wall['total'], 'needs' | 'onTime' | 'resolution'> {
  return { needs, onTime, resolution }
}

function namesOf({ key, name = '', color }: RateRow): Pick<Wall['offices'][number], 'key' | 'name' | 'color'> {
  return { key, name, ...(color && { color }) }
}

/** Its title is what somebody said, and is left out; so is a class that is nobody's but theirs. */
function lateOf({ id, code, category, team, department, clock }: Need, open: readonly string[]): Wall['late'] {
  if (!clock) return []
  const office = team?.name ?? department?.name
  return [
    {
      id,
      code,
      clock,
      ...(category && open.includes(category) && { category }),
      ...(office && { office }),
      ...(team && { color: team.color })
    }
  ]
}

/** A tree is no deeper. */
const deepest = 10

/** The parts of the nearest level at which what is open lies in more than one; those with the most first. */
async function findTiles(db: Db, call: Call, scope: Scope): Promise<WallTile[]> {
  let tiles: WallTile[] = []
  let of: Pick<Scope, 'id'> = scope
  for (let level = 0; level < deepest; level += 1) {
    const parts = await findParts(db, of)
    const standings = await findStandings(
      db,
      call,
      parts.map(({ id }) => id)
    )
    const found = parts.map(({ id, name }) => ({ id, name, ...standings.get(id)! })).filter(({ open }) => open > 0)
    if (found.length > 0) tiles = found
    if (found.length !== 1) break
    of = found[0]!
  }
  return tiles.toSorted((a, b) => b.open - a.open)
}
