/* oxlint-disable typescript/explicit-module-boundary-types -- Each answers the columns that its query names. */
import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'

/** What is kept of somebody as a person of the place, and of their account. */
export async function findOwnPerson(db: Db, { actor }: Call, personId: string) {
  const person = await db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.name', 'person.phoneSealed', 'person.createdAt', 'organisation.name as organisation'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()
  const account = await db
    .selectFrom('platform.account')
    .select('username')
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  return { ...person, username: account.username }
}

export async function findOwnSessions(db: Db, { actor, now }: Call) {
  return await db
    .selectFrom('platform.session')
    .select(['userAgent', 'createdAt', 'updatedAt'])
    .where('userId', '=', actor.accountId)
    .where('expiresAt', '>', now)
    .orderBy('createdAt')
    .execute()
}

/** Roles, posts and teams, those of before included. */
export async function findOwnParts(db: Db, personId: string) {
  const grants = await db
    .selectFrom('roleGrant')
    .innerJoin('organisation', 'organisation.id', 'roleGrant.organisationId')
    .select(['roleGrant.role', 'organisation.name as organisation', 'roleGrant.heldFrom', 'roleGrant.heldTo'])
    .where('roleGrant.personId', '=', personId)
    .orderBy('roleGrant.heldFrom')
    .execute()
  const posts = await db
    .selectFrom('post')
    .innerJoin('organisation', 'organisation.id', 'post.organisationId')
    .select(['post.title', 'organisation.name as organisation', 'post.heldFrom', 'post.heldTo'])
    .where('post.personId', '=', personId)
    .orderBy('post.createdAt')
    .execute()
  const teams = await db
    .selectFrom('teamMember')
    .innerJoin('team', 'team.id', 'teamMember.teamId')
    .select(['team.name as team', 'teamMember.leader', 'teamMember.heldFrom', 'teamMember.heldTo'])
    .where('teamMember.personId', '=', personId)
    .orderBy('teamMember.createdAt')
    .execute()
  return { grants, posts, teams }
}

export async function findOwnAgreements(db: Db, personId: string) {
  return await db
    .selectFrom('noticeAgreement')
    .select(['version', 'how', 'at'])
    .where('personId', '=', personId)
    .orderBy('at')
    .execute()
}

export async function findOwnBookings(db: Db, personId: string) {
  return await db
    .selectFrom('booking')
    .innerJoin('slot', 'slot.id', 'booking.slotId')
    .innerJoin('timetable', 'timetable.id', 'slot.timetableId')
    .innerJoin('serviceItem', 'serviceItem.id', 'timetable.serviceId')
    .select(['serviceItem.name as service', 'timetable.location', 'slot.startsAt', 'booking.state', 'booking.bookedAt'])
    .where('booking.personId', '=', personId)
    .orderBy('booking.bookedAt')
    .execute()
}

/** What somebody enrolled for an organisation; whom, is the business of those who are named. */
export async function findOwnEnrolments(db: Db, personId: string) {
  return await db
    .selectFrom('enrolment')
    .innerJoin('occurrence', 'occurrence.id', 'enrolment.occurrenceId')
    .innerJoin('recurrence', 'recurrence.id', 'occurrence.recurrenceId')
    .innerJoin('organisation', 'organisation.id', 'enrolment.organisationId')
    .select(['recurrence.name as service', 'occurrence.plannedOn', 'occurrence.heldOn', 'enrolment.people'])
    .select('organisation.name as organisation')
    .where('enrolment.enrolledById', '=', personId)
    .orderBy('occurrence.plannedOn')
    .execute()
}

export async function findOwnNotifications(db: Db, personId: string) {
  return await db
    .selectFrom('notification')
    .select(['kind', 'createdAt', 'readAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .execute()
}

export async function findOwnFilters(db: Db, personId: string) {
  return await db
    .selectFrom('savedFilter')
    .select(['name', 'createdAt'])
    .where('personId', '=', personId)
    .orderBy('position')
    .execute()
}

export async function findOwnFeeds(db: Db, personId: string) {
  return await db
    .selectFrom('feed')
    .select(['createdAt', 'revokedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .execute()
}
