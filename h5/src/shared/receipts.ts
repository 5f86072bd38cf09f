import type { Receipt } from '@hongchao/contract'

import type { Kept } from './store.ts'
import { useKept } from './use-kept.ts'

/** A receipt as the phone keeps it. */
export type KeptReceipt = {
  receipt: Receipt
  /** Written down for somebody else, who should get code and key. */
  recorded: boolean
  /** What arrived was an earlier version of the text. */
  earlier: boolean
}

export function useReceipts(): Kept<KeptReceipt> | undefined {
  return useKept('receipt')
}
