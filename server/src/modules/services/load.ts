import { v7 as uuid } from 'uuid'

import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Preset } from '../places/index.ts'
import { insertServices } from './store.ts'

/** Enters the services of a preset that are not there yet; those that are stay as the place has edited them. */
export async function loadServices(tx: Tx, call: Call, services: Preset['services']): Promise<void> {
  await insertServices(
    tx,
    services.map(({ steps, papers, ways, ...service }, position) => ({
      id: uuid(),
      position,
      ...service,
      steps: JSON.stringify(steps),
      papers: JSON.stringify(papers),
      ways: JSON.stringify(ways),
      updatedAt: call.now
    }))
  )
}
