import type { ActOnNeed, NeedAction } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { NeedRow } from '../store.ts'

export type Taken<A extends NeedAction> = Extract<ActOnNeed, { action: A }>

/** Does an action that was found to be allowed, on the locked need. */
export type Take<A extends NeedAction> = (tx: Tx, call: Call, need: NeedRow, input: Taken<A>) => Promise<void>
