import { system } from '../server/src/kernel/call.ts'
import { openCells } from '../server/src/kernel/crypto/index.ts'
import { connect, onSchema, schemaOf } from '../server/src/kernel/db.ts'
import { migrate } from '../server/src/kernel/migrate.ts'
import { foldSome } from '../server/src/modules/figures/jobs.ts'
import { place } from './ground.ts'

/** Counts all that was loaded, as the product does within minutes. */
export async function foldLoaded(url: string, say: (line: string) => void): Promise<void> {
  const db = connect(url, { max: 2 })
  const started = Date.now()
  await migrate(db)
  const cells = openCells('', { keys: [{ id: 1, suite: 'aes' }] })
  const call = { place, actor: system, now: new Date(), cells }
  const here = onSchema(db, schemaOf(place))
  while ((await here.transaction().execute((tx) => foldSome(tx, call))) > 0);
  await db.destroy()
  say(`counted in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}
