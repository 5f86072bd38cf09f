import type { Download } from '@hongchao/contract'
import { bookingStateTexts } from '@hongchao/web/texts/bookings.ts'
import { channelTexts, eventTexts, statusTexts } from '@hongchao/web/texts/needs.ts'
import { notificationTexts } from '@hongchao/web/texts/notifications.ts'
import { ownDataTexts as t } from '@hongchao/web/texts/own-data.ts'
import { roleTexts } from '@hongchao/web/texts/roles.ts'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import { openPhone } from '../../kernel/crypto/index.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { type OwnNeed, ownNeeds } from '../needs/index.ts'
import { getPreset } from '../places/index.ts'
import {
  findOwnAgreements,
  findOwnBookings,
  findOwnEnrolments,
  findOwnFeeds,
  findOwnFilters,
  findOwnNotifications,
  findOwnParts,
  findOwnPerson,
  findOwnSessions
} from './views.ts'

/**
 * All that a place keeps of whoever asks, as one file (PIPL art. 45): what they could read on their screens, and their own
 * telephone in full. Staff stand in it as the offices for which they acted. It is made while it is sent.
 */
export async function exportOwnData(db: Db, call: Call): Promise<Download> {
  const personId = personOf(call)
  const { place } = await getPreset(db)
  const head = {
    [t.about]: { [t.place]: place.name, [t.madeAt]: momentIn(call.now) },
    ...(await whoAmI(db, call, personId))
  }
  await db.transaction().execute((tx) => recordAudit(tx, call, 'ownData.exported', personId))
  const pieces = written(db, call, personId, head)
  const name = `${t.file} ${momentIn(call.now).replace(':', '')}.json`
  return { type: 'application/json; charset=utf-8', name, bytes: streamOf(pieces) }
}

/** Pulled as it is sent, so that many needs cost no more memory than few. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await pieces.return(undefined))
  })
}

const encoder = new TextEncoder()

async function* written(db: Db, call: Call, personId: string, head: object): AsyncGenerator<Uint8Array> {
  yield encoder.encode(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  ${JSON.stringify(t.needs)}: [`)
  let first = true
  for await (const page of ownNeeds(db, call, personId)) {
    for (const need of page) {
      yield encoder.encode(`${first ? '' : ','}\n${JSON.stringify(toNeed(need), null, 2)}`)
      first = false
    }
  }
  yield encoder.encode(`],\n${JSON.stringify(await whatIDid(db, personId), null, 2).slice(2)}\n`)
}

async function whoAmI(db: Db, call: Call, personId: string): Promise<object> {
  const { username, name, phoneSealed, organisation, createdAt } = await findOwnPerson(db, call, personId)
  const { grants, posts, teams } = await findOwnParts(db, personId)
  return {
    [t.account]: {
      [t.username]: username,
      [t.name]: name,
      ...(phoneSealed && { [t.phone]: openPhone(call, sealedColumns.personPhone, personId, phoneSealed) }),
      [t.organisation]: organisation ?? undefined,
      [t.since]: momentIn(createdAt)
    },
    [t.sessions]: (await findOwnSessions(db, call)).map((session) => ({
      [t.device]: session.userAgent ?? '',
      [t.since]: momentIn(session.createdAt),
      [t.lastSeen]: momentIn(session.updatedAt)
    })),
    [t.grants]: grants.map((grant) => ({
      [t.role]: roleTexts[grant.role],
      [t.organisation]: grant.organisation,
      ...held(grant)
    })),
    [t.posts]: posts.map((post) => ({ [t.title]: post.title, [t.organisation]: post.organisation, ...held(post) })),
    [t.teams]: teams.map((team) => ({ [t.team]: team.team, [t.leader]: team.leader, ...held(team) })),
    [t.notices]: (await findOwnAgreements(db, personId)).map(({ version, how, at }) => ({
      [t.version]: version,
      [t.how]: t.hows[how],
      [t.at]: momentIn(at)
    }))
  }
}

function toNeed(need: OwnNeed): object {
  const { evaluation } = need
  return {
    [t.code]: need.code,
    [t.status]: statusTexts[need.status],
    [t.text]: need.text,
    [t.channel]: need.channel && channelTexts[need.channel],
    [t.collectedAt]: need.collectedAt && momentIn(new Date(need.collectedAt)),
    [t.organisation]: need.organisation?.name,
    [t.location]: need.location,
    [t.complained]: need.about?.name,
    [t.name]: need.requester?.name,
    [t.phone]: need.ownPhone,
    [t.photos]: need.photos.length,
    [t.answer]: need.answer,
    [t.evaluation]: evaluation && {
      [t.solved]: evaluation.solved,
      [t.score]: evaluation.score,
      [t.words]: evaluation.words,
      [t.at]: momentIn(new Date(evaluation.at))
    },
    [t.story]: need.timeline.map(({ at, kind, actor, text }) => ({
      [t.at]: momentIn(new Date(at)),
      [t.step]: eventTexts[kind],
      [t.by]: actor,
      [t.text]: text
    }))
  }
}

async function whatIDid(db: Db, personId: string): Promise<object> {
  return {
    [t.bookings]: (await findOwnBookings(db, personId)).map(({ service, location, startsAt, state, bookedAt }) => ({
      [t.service]: service,
      [t.location]: location,
      [t.startsAt]: momentIn(startsAt),
      [t.status]: bookingStateTexts[state],
      [t.bookedAt]: momentIn(bookedAt)
    })),
    [t.enrolments]: (await findOwnEnrolments(db, personId)).map((row) => ({
      [t.service]: row.service,
      [t.day]: row.heldOn ?? row.plannedOn,
      [t.organisation]: row.organisation,
      [t.people]: row.people
    })),
    [t.notifications]: (await findOwnNotifications(db, personId)).map(({ kind, createdAt, readAt }) => ({
      [t.what]: toldAs(kind),
      [t.at]: momentIn(createdAt),
      [t.readAt]: readAt ? momentIn(readAt) : undefined
    })),
    [t.filters]: (await findOwnFilters(db, personId)).map(({ name, createdAt }) => ({
      [t.title]: name,
      [t.since]: momentIn(createdAt)
    })),
    [t.feeds]: (await findOwnFeeds(db, personId)).map(({ createdAt, revokedAt }) => ({
      [t.since]: momentIn(createdAt),
      [t.revokedAt]: revokedAt ? momentIn(revokedAt) : undefined
    }))
  }
}

/** A message of an earlier version stands for itself. */
function toldAs(kind: string): string {
  return (notificationTexts as Record<string, string>)[kind] ?? kind
}

function held({ heldFrom, heldTo }: { heldFrom: string | null; heldTo: string | null }): object {
  return { [t.from]: heldFrom ?? undefined, [t.to]: heldTo ?? undefined }
}
