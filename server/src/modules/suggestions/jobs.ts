import type { Call } from '../../kernel/call.ts'
import { onSchema, schemaOf, type Tx } from '../../kernel/db.ts'
import type { Deps } from '../../kernel/http.ts'
import type { Jobs, ScheduledJobs } from '../../kernel/jobs.ts'
import { findSubjects } from '../imports/index.ts'
import { findClassified } from '../needs/index.ts'
import { learn } from './learn.ts'
import { findLearnedIds } from './store.ts'

/** Needs that are learned from together. */
const chunk = 500

/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000'

export const suggestionJobs = {
  'suggestions.learn': (tx, call, { needId }) => learn(tx, call, [needId]),
  /** Of needs that an import entered, or that it took back. Many are learned from in transactions of their own. */
  'suggestions.learnImported': async (_, call, { batchId }, { here }) => {
    for (let from = 0; ;) {
      const subjects = await findSubjects(here, batchId, from, chunk)
      if (subjects.length === 0) return
      const ids = subjects.map(({ id }) => id)
      await here.transaction().execute((tx) => learn(tx, call, ids))
      from = subjects.at(-1)!.number
    }
  }
} satisfies Partial<Jobs>

export const suggestionsSchedule = {
  /**
   * Learns what nobody told of: what was classified before there were suggestions, and what a restore brought back.
   * Whoever is learned from meanwhile waits for a chunk, not for a night.
   */
  'suggestions.catchUp': async (_: Tx, call: Call, { db }: Pick<Deps, 'db'>) => {
    const here = onSchema(db, schemaOf(call.place))
    for (const find of [findClassified, findLearnedIds]) {
      for (let after = first; ;) {
        const ids = await find(here, after, chunk)
        if (ids.length === 0) break
        await here.transaction().execute((tx) => learn(tx, call, ids))
        after = ids.at(-1)!
      }
    }
  }
} satisfies Partial<ScheduledJobs>
