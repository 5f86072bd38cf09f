import type { ErrorCode, FieldIssue } from '@hongchao/contract'

const httpStatus = {
  unauthenticated: 401,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  internal: 500,
  unavailable: 503,
  'storage.full': 507,
  tooMany: 429,
  'export.reasonRequired': 409,
  notFound: 404,
  'idempotency.mismatch': 409,
  'session.other': 409,
  'place.notFound': 404,
  'organisation.notFound': 404,
  'cell.tampered': 409,
  'callback.notFound': 404,
  'callback.actionNotAllowed': 409,
  'callback.claimed': 409,
  'callback.tooEarly': 409,
  'exclusion.notFound': 404,
  'exclusion.notPossible': 409,
  'exclusion.ownWork': 403,
  'meeting.notFound': 404,
  'meeting.notHeldYet': 409,
  'roundPlan.notFound': 404,
  'roundPlan.actionNotAllowed': 409,
  'roundPlan.workerUnknown': 400,
  'roundPlan.respondentUnknown': 400,
  'round.notFound': 404,
  'inquiry.notFound': 404,
  'inquiry.actionNotAllowed': 409,
  'card.notFound': 404,
  'card.entered': 409,
  'card.waiting': 404,
  'card.beforePrinted': 400,
  'feed.notFound': 404,
  'feed.tooMany': 409,
  'file.notFound': 404,
  'file.typeNotAllowed': 415,
  'file.tooLarge': 413,
  'file.unreadable': 400,
  'signIn.failed': 401,
  'signIn.locked': 429,
  'password.changeRequired': 403,
  'password.wrong': 400,
  'password.weak': 400,
  'username.taken': 409,
  'session.notFound': 404,
  'person.notFound': 404,
  'person.hasAccount': 409,
  'person.noAccount': 409,
  'account.elsewhere': 409,
  'grant.notFound': 404,
  'grant.notYours': 403,
  'grant.last': 409,
  'grant.apart': 409,
  'handover.same': 400,
  'setup.linkInvalid': 403,
  'demonstration.loopbackOnly': 403,
  'need.notFound': 404,
  'need.actionNotAllowed': 409,
  'need.categoryUnknown': 400,
  'need.levelUnknown': 400,
  'need.wayUnknown': 400,
  'need.kindUnknown': 400,
  'need.aboutNotPossible': 400,
  'need.collectedInFuture': 400,
  'need.handlerNotInTeam': 400,
  'need.ownWork': 403,
  'need.lookupFailed': 404,
  'need.lookupLocked': 429,
  'need.reopenedBefore': 409,
  'need.dispatchTarget': 400,
  'need.beyondDuties': 400,
  'need.instructionsRequired': 400,
  'need.dueAlready': 409,
  'need.extendedBefore': 409,
  'need.ownPlea': 403,
  'need.pleaOver': 409,
  'need.reasonUnknown': 400,
  'need.mergeNotPossible': 409,
  'need.designated': 409,
  'need.assistsOpen': 409,
  'escalation.notFound': 404,
  'escalation.actionNotAllowed': 409,
  'escalation.levelUnknown': 400,
  'escalation.waiting': 409,
  'order.notFound': 404,
  'order.actionNotAllowed': 409,
  'order.stepUnknown': 400,
  'order.nobody': 409,
  'order.own': 403,
  'notification.notFound': 404,
  'open311Key.notFound': 404,
  'notice.changed': 409,
  'publication.notFound': 404,
  'publication.notPossible': 409,
  'publication.personal': 400,
  'publication.ownDraft': 403,
  'publication.requesterWithdrew': 409,
  'publication.answerChanged': 409,
  'webhook.notFound': 404,
  'webhook.addressForbidden': 400,
  'webhook.notActive': 409,
  'whistle.notFound': 404,
  'whistle.actionNotAllowed': 409,
  'whistle.kindUnknown': 400,
  'whistle.waiting': 409,
  'whistle.own': 403,
  'whistle.ownWork': 403,
  'poster.notFound': 404,
  'savedFilter.notFound': 404,
  'savedFilter.tooMany': 409,
  'savedFilter.tooManyShared': 409,
  'service.notFound': 404,
  'service.notRecorder': 403,
  'recurrence.notFound': 404,
  'recurrence.needNotAnswered': 409,
  'recurrence.actionNotAllowed': 409,
  'occurrence.notFound': 404,
  'occurrence.actionNotAllowed': 409,
  'occurrence.full': 409,
  'enrolment.notFound': 404,
  'timetable.notFound': 404,
  'slot.notOffered': 404,
  'slot.closed': 409,
  'slot.full': 409,
  'slot.cancelled': 409,
  'slot.notCancelled': 409,
  'booking.notFound': 404,
  'booking.twice': 409,
  'booking.tooMany': 409,
  'booking.actionNotAllowed': 409,
  'calendar.unreadable': 400,
  'calendar.unchanged': 409,
  'calendar.nothingToTakeBack': 409,
  'organisation.kindUnknown': 400,
  'organisation.insideItself': 400,
  'organisation.isRoot': 409,
  'organisation.coveredAlready': 409,
  'team.notFound': 404,
  'team.memberAlready': 409,
  'team.memberNotFound': 404,
  'import.notFound': 404,
  'import.kindNotYours': 403,
  'import.columnMissing': 400,
  'import.columnTwice': 400,
  'import.notReady': 409,
  'import.busy': 409,
  'import.fileGone': 409,
  'import.notUndoable': 409,
  'import.movedOn': 409,
  'sheet.empty': 400,
  'sheet.notASheet': 415,
  'sheet.oldFormat': 415,
  'sheet.macros': 415,
  'sheet.damaged': 400,
  'sheet.bomb': 413,
  'sheet.encoding': 415,
  'sheet.quoteOpen': 400,
  'sheet.merged': 400,
  'sheet.tooLarge': 413,
  'sheet.tooManyRows': 413,
  'sheet.twoHeaders': 400,
  'sheet.headerMissing': 400
} as const satisfies Record<ErrorCode, number>

type Details = Record<string, unknown> & { fields?: FieldIssue[] }

/** An expected failure. Anything else that is thrown is a bug and becomes a 500. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly status: number
  readonly details: Details
  /** What the call wrote before it failed is kept: a counted try, for example. */
  readonly keepsWrites: boolean

  constructor(code: ErrorCode, details: Details = {}, { keepsWrites = false } = {}) {
    super(code)
    this.code = code
    this.status = httpStatus[code]
    this.details = details
    this.keepsWrites = keepsWrites
  }
}

type PostgresError = Error & { code: string; constraint?: string }

/** Of `error`, the constraint that it violates, if that is what it is. */
export function violatedConstraint(error: unknown): string | undefined {
  return isPostgresError(error) && error.code.startsWith('23') ? error.constraint : undefined
}

/** Of two transactions that waited for each other this one was undone. */
export function isClash(error: unknown): boolean {
  return isPostgresError(error) && (error.code === '40P01' || error.code === '40001')
}

/** A full disk, of the database (53100) or under the files, or a limit of the operating system. Nothing was kept. */
const full = /^(53100|ENOSPC|EDQUOT|EFBIG)$/
const unavailable = /^(08|53|57P|58030|55P03|40001|40P01|ECONN|EPIPE|ETIMEDOUT|EROFS|EMFILE|ENFILE)/

/** What a failure of the database, or under the files, means to the caller; undefined where it is a bug of ours. */
export function fromDatabase(error: unknown): AppError | undefined {
  if (isPostgresError(error)) {
    if (full.test(error.code)) return new AppError('storage.full')
    if (unavailable.test(error.code)) return new AppError('unavailable')
    if (error.code === '23505') return new AppError('conflict', { constraint: error.constraint })
    if (error.code === '22021') return new AppError('invalid', { fields: [{ field: '/', reason: 'characters' }] })
  }
  // Where no server listens, its socket is not there either.
  const lost = /^connect ENOENT|terminated|timeout exceeded when trying to connect|Connection ended|not queryable/
  return error instanceof Error && lost.test(error.message) ? new AppError('unavailable') : undefined
}

function isPostgresError(error: unknown): error is PostgresError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
