import { sql } from 'kysely'

import { type Case, wherever } from '../case.ts'
import type { World } from '../world.ts'

const administrator = 'placeAdministrator'
const raisers = 'committeeStaff supervisor teamLeader handler branchSecretary enterpriseContact member resident'
const others = 'otherTeam ofUnit postOfUnit requester'
const content = {
  category: 'lamp',
  name: '换灯',
  matters: '换灯泡',
  promise: '当天换好',
  people: '帮帮队',
  steps: ['报修', '上门'],
  papers: [],
  ways: ['door']
}

/** The services are the whole place's, so its administrator is one of the whole place here, and not of a part. */
async function ofTheWhole({ owner, actors }: World): Promise<void> {
  await sql`
    update place_here.role_grant set organisation_id = (select id from place_here.organisation where parent_id is null)
    where person_id = ${actors.placeAdministrator.personId}`.execute(owner)
}

/** What people can apply for; it stands on the wall, so everybody may read it. */
export const serviceCases: Case[] = [
  {
    route: 'GET /api/:place/services',
    serves: { '-': 'everybody' },
    shows: 'service_item'
  },
  {
    route: 'GET /api/:place/services/all',
    serves: { '-': administrator },
    shows: 'service_item'
  },
  {
    route: 'POST /api/:place/services',
    serves: { '-': administrator },
    given: ofTheWhole,
    ask: () => ({ body: content }),
    changes: 'service_item'
  },
  {
    route: 'PATCH /api/:place/services/:id',
    serves: wherever('service', administrator, administrator),
    given: ofTheWhole,
    ask: ({ id }) => ({ params: { id }, body: { ...content, active: false, version: 1 } }),
    changes: 'service_item'
  },
  {
    route: 'PATCH /api/:place/services/:id',
    when: 'by who looks after a part',
    serves: wherever('service', 'nobody'),
    ask: ({ id }) => ({ params: { id }, body: { ...content, active: false, version: 1 } })
  },
  {
    route: 'POST /api/:place/services/:id/applications',
    serves: wherever('service', `${raisers} ${others}`, `${raisers} ${others}`),
    ask: ({ id }) => ({ params: { id }, body: { kind: 'employee', way: 'door' } }),
    changes: 'need need_scope need_requester need_clock need_event fingerprint uncompared'
  }
]
