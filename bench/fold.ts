import { system } from '../server/src/kernel/call.ts'
import { openCells } from '../server/src/kernel/crypto/index.ts'
import { connect, onSchema, schemaOf } from '../server/src/kernel/db.ts'
import { foldSome } from '../server/src/modules/figures/jobs.ts'

/** Counts all that was loaded into a place. */
export async function foldLoaded(url: string, place: string, say: (line: string) => void): Promise<void> {
  const db = connect(url, { max: 2 })
  const started = Date.now()
  const cells = openCells('', { keys: [{ id: 1, suite: 'aes' }] })
  const call = { place, actor: system, now: new Date(), cells }
  const here = onSchema(db, schemaOf(place))
  while ((await here.transaction().execute((tx) => foldSome(tx, call))) > 0);
  await db.destroy()
  say(`counted in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}
