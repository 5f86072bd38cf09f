import { RaiseFromPoster, RaiseNeed, RecordNeed } from '@hongchao/contract'

/** What the server will take, by the way in which a need is written down. */
export const rules = { self: RaiseNeed, poster: RaiseFromPoster, record: RecordNeed } as const
