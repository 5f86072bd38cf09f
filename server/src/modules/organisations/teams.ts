import type { Permission } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'

export type TeamRow = {
  id: string
  key: string
  name: string
  color: string
  serves: string[]
  note: string | null
  organisationId: string
  organisationName: string
  memberId: string | null
  leader: boolean | null
  heldFrom: string | null
  personId: string | null
  personName: string | null
  sourceId: string | null
  sourceName: string | null
  sourceKind: string | null
}

/** The teams in reach, each row with one member of today; a team without members has one row without. */
export async function findTeams(db: Db, call: Call, permission: Permission, id?: string): Promise<TeamRow[]> {
  const today = dayIn(call.now)
  return await db
    .selectFrom('team')
    .innerJoin('organisation', 'organisation.id', 'team.organisationId')
    .leftJoin('teamMember', (join) =>
      join
        .onRef('teamMember.teamId', '=', 'team.id')
        .on((on) => on.or([on('teamMember.heldTo', 'is', null), on('teamMember.heldTo', '>', today)]))
    )
    .leftJoin('person', 'person.id', 'teamMember.personId')
    .leftJoin('organisation as source', 'source.id', 'teamMember.drawnFromId')
    .select(['team.id', 'team.key', 'team.name', 'team.color', 'team.serves', 'team.note'])
    .select(['organisation.id as organisationId', 'organisation.name as organisationName'])
    .select(['teamMember.id as memberId', 'teamMember.leader', 'teamMember.heldFrom'])
    .select(['person.id as personId', 'person.name as personName'])
    .select(['source.id as sourceId', 'source.name as sourceName', 'source.kind as sourceKind'])
    .where(visibleTo(call, permission, 'organisation.path'))
    .$if(id !== undefined, (found) => found.where('team.id', '=', id!))
    .orderBy('team.position')
    .orderBy('teamMember.leader', 'desc')
    .orderBy('person.initials')
    .orderBy('teamMember.id')
    .execute()
}

export async function insertTeamMember(
  tx: Tx,
  row: {
    id: string
    teamId: string
    personId: string
    drawnFromId: string
    leader: boolean
    heldFrom: string | null
    createdAt: Date
  }
): Promise<void> {
  await tx.insertInto('teamMember').values(row).execute()
}

/** Returns whether there was such a membership. */
export async function endMembership(tx: Tx, teamId: string, memberId: string, day: string): Promise<boolean> {
  const ended = await tx
    .updateTable('teamMember')
    .set({ heldTo: day })
    .where('id', '=', memberId)
    .where('teamId', '=', teamId)
    .where('heldTo', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
