import type { AliasableExpression, ExpressionBuilder } from 'kysely'

import type { Tables } from '../../../kernel/tables.ts'

/** How many orders of a need wait for an answer or for its acknowledgement: part of a query of needs. */
export function openOrders(eb: ExpressionBuilder<Tables, 'need'>): AliasableExpression<number> {
  return eb
    .selectFrom('supervisionOrder')
    .select((on) => on.cast<number>(on.fn.countAll(), 'integer').as('orders'))
    .whereRef('supervisionOrder.needId', '=', 'need.id')
    .where('supervisionOrder.state', 'in', ['open', 'answered'])
    .$asScalar()
    .$notNull()
}
