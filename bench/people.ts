import { type Db, schemaOf } from '../server/src/kernel/db.ts'
import { openSessions } from '../server/src/kernel/session.ts'
import { place } from './ground.ts'

export const scopes = ['root', 'park', 'leaf'] as const
export type Scope = (typeof scopes)[number]

/** Who asks, and for what: needs within their reach, and a team that handles some of them. */
export type Samples = { ticket: string; ids: string[]; team: string }

/** Signs in the staff of a scope. */
export async function openSamples(owner: Db, secret: string, scope: Scope): Promise<Samples> {
  const ticket = await signIn(owner, secret, scope)
  const here = owner.withSchema(schemaOf(place))
  const { path } = await here
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisationId')
    .select('organisation.path')
    .where('person.key', '=', `clerk-${scope}`)
    .executeTakeFirstOrThrow()
  const needs = await here
    .selectFrom('need')
    .select(['id', 'teamId'])
    .where((eb) => eb('path', '<@', eb.val(path)))
    .orderBy('id', 'desc')
    .limit(2000)
    .execute()
  return { ticket, ids: needs.map(({ id }) => id), team: needs.find(({ teamId }) => teamId !== null)!.teamId! }
}

async function signIn(owner: Db, secret: string, scope: Scope): Promise<string> {
  const now = new Date()
  return await owner.transaction().execute(async (tx) => {
    const accounts = await openSessions(owner, secret).accounts(tx, now)
    const username = `clerk-${scope}`
    const accountId = await accounts.create({ username, name: '邵嘉', password: { hash: 'none' }, homePlace: place })
    await tx.insertInto('platform.accountPlace').values({ accountId, place }).execute()
    await tx.withSchema(schemaOf(place)).updateTable('person').set({ accountId }).where('key', '=', username).execute()
    return await accounts.open(accountId, 'bench')
  })
}
