/** Where a row lies: in the subtree that the actors were given, beside it, in the second place, or above them all. */
export const regions = ['inside', 'outside', 'other', 'above'] as const
export type Region = (typeof regions)[number]

/** What was said in a complaint, who said it, and what staff write to each other. */
export const secrets = ['words', 'contact', 'notes'] as const
export type Secret = (typeof secrets)[number]

/** What a case can ask for, such as `need.inside`: the id of a row, and what else an address or a body needs of it. */
export type Row = { id: string } & Record<string, string>
