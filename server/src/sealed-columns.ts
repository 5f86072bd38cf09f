/**
 * Every column of a place that holds a telephone, an identity number or somebody's address (domain rules §11.2, S2), or a secret:
 * sealed by `kernel/crypto`, with a blind index beside it. `row` is what a cell is bound to: an id that stays. Where the index
 * stands in another column too, that is `copy`.
 */
export const sealedColumns = {
  personPhone: { table: 'person', row: 'id', column: 'phone_sealed', index: 'phone_index' },
  requesterPhone: { table: 'need_requester', row: 'need_id', column: 'phone_sealed', index: 'phone_index' },
  bookingPhone: { table: 'booking', row: 'id', column: 'phone_sealed', index: 'phone_index', copy: 'holder' },
  respondentPhone: { table: 'respondent', row: 'id', column: 'phone_sealed', index: 'phone_index' },
  webhookSecret: { table: 'webhook', row: 'id', column: 'secret_sealed', index: 'secret_index' }
} as const

export type SealedColumn = (typeof sealedColumns)[keyof typeof sealedColumns]
