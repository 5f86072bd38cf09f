import { AssistResult, Channel } from '@hongchao/contract'
import { z } from 'zod'

import { Key, Name, Text, Time, Phone } from './atoms.ts'
import { DemoMeeting, DemoRecurrence, DemoTimetable } from './dates-schema.ts'
import { DemoRounds } from './rounds-schema.ts'

/** When something in a demonstration happened: so many working days before it is loaded, at that time of day. */
const When = { workdaysAgo: z.int().min(0).max(250), at: Time }
const By = { by: Key, ...When }
const ByRequester = { by: Key.optional(), ...When }
const target = { team: Key.optional(), department: Key.optional() }

/** A step of a demonstration need; the same actions as a person takes. */
const Step = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept'), ...By, category: Key, level: Key, way: Key }),
  z.strictObject({ action: z.literal('dispatch'), ...By, ...target, instructions: Text.optional() }),
  z.strictObject({ action: z.literal('sign'), ...By }),
  z.strictObject({ action: z.literal('assign'), ...By, person: Key }),
  z.strictObject({ action: z.literal('note'), ...By, text: Text, public: z.boolean().default(false) }),
  z.strictObject({ action: z.literal('answer'), ...By, text: Text }),
  z.strictObject({
    action: z.literal('recordReply'),
    ...By,
    text: Text,
    repliedBy: Name,
    documentNumber: Name.optional()
  }),
  z.strictObject({ action: z.literal('return'), ...By, reason: Text, ...target }),
  z.strictObject({ action: z.literal('decideReturn'), ...By, ...target, instructions: Text.optional() }),
  z.strictObject({ action: z.literal('takeOver'), ...By }),
  z.strictObject({ action: z.literal('assist'), ...By, ...target, instructions: Text.optional() }),
  z.strictObject({
    action: z.literal('whistle'),
    ...By,
    kind: Key,
    reason: Text,
    spot: Name,
    departments: z.array(Key).min(1).optional()
  }),
  z.strictObject({ action: z.literal('signAssist'), ...By }),
  z.strictObject({ action: z.literal('answerAssist'), ...By, text: Text, result: AssistResult }),
  z.strictObject({ action: z.literal('refuse'), ...By, reason: Text }),
  z.strictObject({ action: z.literal('urge'), ...By, text: Text.optional() }),
  z.strictObject({
    action: z.literal('evaluate'),
    ...ByRequester,
    solved: z.boolean(),
    score: z.int().min(1).max(5),
    words: Text.optional()
  }),
  z.strictObject({ action: z.literal('reopen'), ...ByRequester, reason: Text }),
  z.strictObject({ action: z.literal('withdraw'), ...ByRequester, reason: Text.optional() })
])

/** The person who raised it signs in (`raisedBy`), or is only a name and a telephone (`visitor`). */
export const DemoFile = z.strictObject({
  needs: z.array(
    z.strictObject({
      /** By which rounds, recurring services and meetings name it. */
      key: Key.optional(),
      text: Text,
      kind: Key,
      channel: Channel.exclude(['open311']),
      category: Key.optional(),
      organisation: Key.optional(),
      location: Name.optional(),
      about: Key.optional(),
      /** What it was told at, such as a round. */
      occasion: Name.optional(),
      raisedBy: Key.optional(),
      visitor: z.strictObject({ name: Name, phone: Phone.optional() }).optional(),
      recordedBy: Key.optional(),
      ...When,
      steps: z.array(Step).default([])
    })
  ),
  rounds: z.array(DemoRounds).default([]),
  timetables: z.array(DemoTimetable).default([]),
  recurrences: z.array(DemoRecurrence).default([]),
  meetings: z.array(DemoMeeting).default([])
})

export type DemoNeed = z.infer<typeof DemoFile>['needs'][number]
export type DemoStep = DemoNeed['steps'][number]
