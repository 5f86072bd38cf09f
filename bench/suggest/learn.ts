import { openCells } from '../../server/src/kernel/crypto/index.ts'
import { system } from '../../server/src/kernel/call.ts'
import { connect } from '../../server/src/kernel/db.ts'
import { suggestionsSchedule } from '../../server/src/modules/suggestions/index.ts'
import { place } from '../ground.ts'

/** Learns all that was classified, as the product does at night. */
export async function learnLoaded(url: string, say: (line: string) => void): Promise<void> {
  const db = connect(url, { max: 2 })
  const started = Date.now()
  const cells = openCells('', { keys: [{ id: 1, suite: 'aes' }] })
  const call = { place, actor: system, now: new Date(), cells }
  await db.transaction().execute((tx) => suggestionsSchedule['suggestions.catchUp'](tx, call, { db }))
  await db.destroy()
  say(`learned in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}
