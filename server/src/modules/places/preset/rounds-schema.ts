import { InquiryOutcome } from '@hongchao/contract'
import { z } from 'zod'

import { Key, Name, Phone, Text, Time } from './atoms.ts'
import { Limit } from './schema.ts'

/** 每月走访: what is asked each month. Whom is the place's own business, for a demonstration in `demo.yaml`. */
export const RoundsFile = z.strictObject({
  rounds: z.array(
    z.strictObject({
      key: Key,
      title: Name,
      organisation: Key,
      kind: Key,
      questions: z.array(Text).max(10).default([]),
      opensOn: z.int().min(1).max(31),
      within: Limit
    })
  )
})

/** So many working days before it is loaded, at that time of day. */
const When = { workdaysAgo: z.int().min(0).max(250), at: Time }

/** Whom a demonstration asks, and what came of it; the last month is this one, and each one before it the month before. */
export const DemoRounds = z.strictObject({
  plan: Key,
  respondents: z
    .array(
      z.strictObject({
        key: Key,
        name: Name,
        organisation: Key.optional(),
        phone: Phone.optional(),
        worker: Key
      })
    )
    .min(1),
  months: z
    .array(
      z.strictObject({
        ...When,
        inquiries: z.array(
          z.strictObject({
            respondent: Key,
            ...When,
            outcome: InquiryOutcome,
            reason: Text.optional(),
            needs: z.array(Key).min(1).optional()
          })
        )
      })
    )
    .min(1)
})
export type DemoRounds = z.infer<typeof DemoRounds>
