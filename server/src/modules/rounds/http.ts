import { type RoundDetail, roundsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { type Deps, serve } from '../../kernel/http.ts'
import { listOwnRounds, noteInquiry, readContact, takeDown } from './inquiries.ts'
import { changePlan, endPlan, foundPlan, listWorkers, openNow } from './plans.ts'
import { exportRound } from './sheet.ts'
import { findPlan, findRound } from './store.ts'
import { listPlans, presentPlan, presentRound } from './views.ts'

export function roundsHttp(app: FastifyInstance, deps: Deps): void {
  const { secret } = deps
  serve(app, deps, roundsRoutes, {
    list: ({ db, call }) => listPlans(db, call),
    found: ({ db: tx, call, body }) => foundPlan(tx, call, body),
    plan: ({ db, call, params }) => readPlan(db, call, params.id),
    workers: ({ db, call, params }) => listWorkers(db, call, params.id),
    change: ({ db: tx, call, params, body }) => changePlan(tx, call, params.id, body),
    open: ({ db: tx, call, params }) => openNow(tx, call, params.id),
    end: ({ db: tx, call, params }) => endPlan(tx, call, params.id),
    get: ({ db, call, params }) => readRound(db, call, params.id),
    export: async ({ db, call, params }) => exportRound(db, call, await readRound(db, call, params.id)),
    mine: ({ db, call }) => listOwnRounds(db, call),
    takeDown: ({ db: tx, call, params, body }) => takeDown(tx, call, secret, { id: params.id, told: body }),
    note: ({ db: tx, call, params, body }) => noteInquiry(tx, call, params.id, body),
    contact: ({ db: tx, call, params, body }) => readContact(tx, call, params.id, body.reason)
  })
}

async function readPlan(db: Db, call: Call, id: string) {
  const plan = await findPlan(db, call, 'needs.read', id)
  if (!plan) throw new AppError('roundPlan.notFound')
  return await presentPlan(db, call, plan)
}

async function readRound(db: Db, call: Call, id: string): Promise<RoundDetail> {
  const round = await findRound(db, id)
  const plan = round && (await findPlan(db, call, 'needs.read', round.planId))
  if (!plan) throw new AppError('round.notFound')
  return await presentRound(db, call, round)
}
