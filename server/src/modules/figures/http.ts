import { figuresRoutes, wallRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { getPreset, rateRules } from '../places/index.ts'
import { listCases } from './cases.ts'
import { decideExclusion, listExclusions, proposeExclusion } from './exclusions.ts'
import { reportRates } from './report.ts'
import { exportRates } from './sheet.ts'
import { showWall } from './wall.ts'

export function figuresHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, figuresRoutes, {
    rates: ({ db, call, query }) => reportRates(db, call, query),
    export: ({ db, call, query }) => exportRates(db, call, query),
    cases: ({ db, call, query }) => listCases(db, call, query),
    exclusionReasons: async ({ db }) => ({
      reasons: rateRules(await getPreset(db)).exclusions.map(({ key, name }) => ({ key, name }))
    }),
    exclusions: ({ db, call, query }) => listExclusions(db, call, query),
    propose: ({ db: tx, call, params, body }) => proposeExclusion(tx, call, params.id, body),
    decide: ({ db: tx, call, params, body }) => decideExclusion(tx, call, params.id, body)
  })
  serve(app, deps, wallRoutes, { show: ({ db, call }) => showWall(db, call) })
}
