import { v7 as uuid } from 'uuid'

import { nothing } from '../../src/modules/figures/rules.ts'
import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Region, Row } from './rows.ts'

type Ground = { t: TestApp; place: TestPlace; region: Region }
type Counted = { needId: string; clerk: TestPerson; note: string }

/** A need that was counted and is to be left out; none is counted as it stands. */
export async function seedFigures({ t, place, region }: Ground, { needId, clerk, note }: Counted): Promise<Row> {
  const { db, organisation } = place
  const id = uuid()
  const proposed = { proposedById: clerk.personId, proposedAt: t.clock.now, reason: '不合理', text: note }
  await db
    .insertInto('exclusion')
    .values({ id, needId, state: 'pending', ...proposed })
    .execute()
  const counts = { ...nothing, needs: 1 }
  const at = { month: '2026-03-01', excluded: false }
  const scopeIds = [organisation('zone'), organisation(`zone.${region}`)]
  await db
    .insertInto('figureShare')
    .values({ needId, line: 0, scopeIds, kind: 'employee', category: 'lamp', ...at, ...counts })
    .execute()
  await db
    .insertInto('figureSum')
    .values({ organisationId: organisation(`zone.${region}`), dimension: 'all', value: '', ...at, ...counts })
    .execute()
  const said = { party: 'street', name: '街道评议', weight: 40, most: 10, score: 7, words: note }
  await db
    .insertInto('partyEvaluation')
    .values({ id: uuid(), needId, ...said, personId: clerk.personId, evaluatedAt: t.clock.now })
    .execute()
  return { id }
}
