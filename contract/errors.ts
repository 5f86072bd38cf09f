import { z } from 'zod'

import { bookingErrors } from './bookings.ts'
import { calendarErrors } from './calendars.ts'
import { callbackErrors } from './callbacks.ts'
import { figureErrors } from './figures.ts'
import { escalationErrors } from './escalations.ts'
import { cardErrors } from './cards.ts'
import { feedErrors } from './feeds.ts'
import { fileErrors } from './files.ts'
import { identityErrors } from './identity.ts'
import { importErrors } from './imports.ts'
import { meetingErrors } from './meetings.ts'
import { needErrors } from './needs.ts'
import { notificationErrors } from './notifications.ts'
import { open311Errors } from './open311.ts'
import { orderErrors } from './orders.ts'
import { organisationErrors } from './organisations.ts'
import { posterErrors } from './posters.ts'
import { privacyErrors } from './privacy.ts'
import { publicationErrors } from './publications.ts'
import { savedFilterErrors } from './saved-filters.ts'
import { recurrenceErrors } from './recurrences.ts'
import { roundErrors } from './rounds.ts'
import { serviceErrors } from './services.ts'
import { webhookErrors } from './webhooks.ts'
import { whistleErrors } from './whistles.ts'

const generalErrors = [
  'unauthenticated',
  'forbidden',
  'invalid',
  'conflict',
  'internal',
  'unavailable',
  'storage.full',
  'tooMany',
  'export.reasonRequired',
  'notFound',
  'idempotency.mismatch',
  'session.other',
  'place.notFound',
  'organisation.notFound',
  'cell.tampered'
] as const

/** Every way in which a call can be refused. The server maps each to a status, the web apps to words. */
export const errorCodes = [
  ...generalErrors,
  ...bookingErrors,
  ...calendarErrors,
  ...callbackErrors,
  ...figureErrors,
  ...escalationErrors,
  ...cardErrors,
  ...feedErrors,
  ...fileErrors,
  ...identityErrors,
  ...importErrors,
  ...meetingErrors,
  ...needErrors,
  ...notificationErrors,
  ...open311Errors,
  ...orderErrors,
  ...organisationErrors,
  ...posterErrors,
  ...privacyErrors,
  ...publicationErrors,
  ...savedFilterErrors,
  ...recurrenceErrors,
  ...roundErrors,
  ...serviceErrors,
  ...webhookErrors,
  ...whistleErrors
] as const
export type ErrorCode = (typeof errorCodes)[number]

/**
 * What went wrong with one part of the request. `field` is a path such as `/text`; `reason` a key of the text
 * catalogue such as `too_small`, with its limits beside it.
 */
export type FieldIssue = { field: string; reason: string; limit?: number | string }

/** The answer to a call that is refused. What stands in `details` depends on the code. */
export const Refusal = z.object({ code: z.enum(errorCodes), details: z.record(z.string(), z.unknown()) })
