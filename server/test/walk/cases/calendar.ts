import { sql } from 'kysely'

import { type Case, wherever } from '../case.ts'
import type { World } from '../world.ts'

const administrator = 'placeAdministrator'
const source = 'https://www.gov.cn/notice'
const text = ['01-01', '05-01', '10-01', '10-02', '10-03'].map((day) => `2027-${day},法定,休`).join('\n')

/** The calendar is the whole place's, so its administrator is one of the whole place here, and not of a part. */
async function ofTheWhole({ owner, actors }: World): Promise<void> {
  await sql`
    update place_here.role_grant set organisation_id = (select id from place_here.organisation where parent_id is null)
    where person_id = ${actors.placeAdministrator.personId}`.execute(owner)
}

/** Days off, and the notices of which they are. */
export const calendarCases: Case[] = [
  {
    route: 'GET /api/:place/calendar',
    serves: { '-': 'everybody' }
  },
  {
    route: 'GET /api/:place/calendar/editions',
    serves: { '-': administrator },
    given: ofTheWhole,
    ask: () => ({ query: { year: '2011' } }),
    answers: { 'edition.inside': administrator }
  },
  {
    route: 'GET /api/:place/calendar/editions/:id/moves',
    serves: wherever('edition', administrator, administrator),
    given: ofTheWhole,
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'POST /api/:place/calendar/preview',
    serves: { '-': administrator },
    given: ofTheWhole,
    ask: () => ({ body: { text, source } }),
    // Whoever looks after the whole place reads which due times would move, wherever the needs lie.
    shows: 'need'
  },
  {
    route: 'POST /api/:place/calendar',
    serves: { '-': administrator },
    given: ofTheWhole,
    ask: () => ({ body: { text, source, edition: 0 } }),
    changes: 'calendar_edition'
  },
  {
    route: 'POST /api/:place/calendar/:year/taken-back',
    serves: { '-': administrator },
    given: ofTheWhole,
    ask: () => ({ params: { year: '2011' }, body: { edition: 1 } }),
    changes: 'calendar_edition'
  },
  {
    route: 'POST /api/:place/calendar/:year/taken-back',
    when: 'by who looks after a part',
    serves: { '-': 'nobody' },
    ask: () => ({ params: { year: '2011' }, body: { edition: 1 } })
  }
]
