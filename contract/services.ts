import { z } from 'zod'

import { Limit } from './calendar.ts'
import { Channel, NeedKey, PersonName, Receipt } from './needs.ts'
import { defineRoutes } from './route.ts'

const Line = z.string().trim().min(1).max(200)
const Paragraph = z.string().trim().min(1).max(1000)

/** A paper that an applicant brings; the note says where it is to be had, or which kind is meant. */
export const ServicePaper = z.object({ name: z.string().trim().min(1).max(60), note: Line.optional() })
export type ServicePaper = z.infer<typeof ServicePaper>

const papers = z
  .array(ServicePaper)
  .max(30)
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length)

/** What stands on the wall (四公开): the matter, what is promised, the steps, the papers, and who does it. */
const content = {
  category: NeedKey,
  name: z.string().trim().min(1).max(60),
  matters: Paragraph,
  promise: Paragraph,
  people: Line,
  steps: z.array(Line).min(1).max(20),
  papers,
  /** Keys of the place's ways to serve (W-8). */
  ways: z.array(NeedKey).min(1).max(10)
}

export const ServiceItem = z.object({
  id: z.uuid(),
  key: z.string(),
  ...content,
  /** By when an application is handled once it was dispatched, under the rules of the place. */
  limit: Limit,
  /** What that limit is called where it comes from a shipped set. */
  rule: z.string().optional(),
  active: z.boolean(),
  version: z.int()
})
export type ServiceItem = z.infer<typeof ServiceItem>

export const ServiceContent = z.object(content)
export type ServiceContent = z.infer<typeof ServiceContent>

const Papers = z.array(z.string().max(60)).max(30)

/** `onBehalf`: staff apply for somebody who came, called or was visited. */
export const ServiceApplication = z.object({
  kind: NeedKey,
  way: NeedKey,
  words: z.string().trim().max(1000).optional(),
  /** The names of those that are at hand. */
  papersReady: Papers.default([]),
  phone: z
    .string()
    .trim()
    .regex(/^\+?\d[\d -]{5,18}\d$/)
    .optional(),
  onBehalf: z
    .object({
      name: PersonName,
      channel: Channel.exclude(['online', 'poster', 'open311']),
      collectedAt: z.iso.datetime()
    })
    .optional()
})
export type ServiceApplication = z.infer<typeof ServiceApplication>

/** 一次性告知: all that is missing, told at once. */
export const ServiceReceipt = z.object({ receipt: Receipt, missing: z.array(ServicePaper) })
export type ServiceReceipt = z.infer<typeof ServiceReceipt>

export const serviceErrors = ['service.notFound', 'service.notRecorder'] as const

const ById = z.object({ id: z.uuid() })

export const servicesRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/services',
    permission: 'public',
    summary: 'The services of the place: what can be applied for, with promise, steps, papers and limit',
    response: z.object({ items: z.array(ServiceItem) })
  },
  all: {
    method: 'GET',
    path: '/services/all',
    permission: 'places.manage',
    summary: 'The services of the place, those that are not offered any more among them',
    response: z.object({ items: z.array(ServiceItem) })
  },
  create: {
    method: 'POST',
    path: '/services',
    permission: 'places.manage',
    summary: 'Offer another service',
    body: ServiceContent,
    response: ServiceItem
  },
  update: {
    method: 'PATCH',
    path: '/services/:id',
    permission: 'places.manage',
    summary: 'Change a service, or whether it is offered',
    params: ById,
    body: ServiceContent.extend({ active: z.boolean(), version: z.int().min(1).max(1_000_000_000) }),
    response: ServiceItem
  },
  apply: {
    method: 'POST',
    path: '/services/:id/applications',
    permission: 'needs.raise',
    summary: 'Apply for a service, for oneself or on behalf of somebody; says at once which papers are missing',
    params: ById,
    body: ServiceApplication,
    perMinute: 20,
    response: ServiceReceipt
  }
})
