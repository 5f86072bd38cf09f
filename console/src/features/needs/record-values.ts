import type { RecordNeed } from '@hongchao/contract'
import type { Dayjs } from 'dayjs'

/** What stands in the form. */
export type RecordValues = Omit<RecordNeed, 'collectedAt'> & { collectedAt: Dayjs }
