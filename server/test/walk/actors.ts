import { Role } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import type { TestApp, TestPerson, TestPlace } from '../harness.ts'

/** Who calls. The eleven roles are granted at the inside subtree. */
export const actorNames = [
  'stranger',
  ...Role.options,
  /** A handler of another team of the same subtree. */
  'otherTeam',
  /** Of the unit that is complained of, with what its people can be granted there. */
  'ofUnit',
  /** A handler of the whole subtree who holds a post in the unit that is complained of. */
  'postOfUnit',
  /** A resident who raised the needs. */
  'requester',
  /** Holds everything at the top of the second place, and nothing here. */
  'otherPlace',
  /** Held everything at the top until yesterday, and will again from tomorrow. */
  'expired',
  /** Holds everything at the top, and has not changed the initial password. */
  'initialPassword'
] as const
export type ActorName = (typeof actorNames)[number]

export type Actors = Record<Exclude<ActorName, 'stranger'>, TestPerson>

export async function makeActors(t: TestApp, here: TestPlace, there: TestPlace): Promise<Actors> {
  const roles = Object.fromEntries(
    await Promise.all(Role.options.map(async (role) => [role, await here.person('zone.inside', [role, 'zone.inside'])]))
  ) as Record<Role, TestPerson>
  const everything = Role.options.map((role): [Role, string] => [role, 'zone'])

  const expired = await here.person('zone', ...everything)
  const held = here.db.updateTable('roleGrant').where('personId', '=', expired.personId)
  await held.set({ heldTo: '2026-03-02' }).execute()
  for (const role of Role.options) {
    const grant = { id: uuid(), personId: expired.personId, role, organisationId: here.organisation('zone') }
    await here.db
      .insertInto('roleGrant')
      .values({ ...grant, heldFrom: '2026-03-03' })
      .execute()
  }
  const initialPassword = await here.person('zone', ...everything)
  const own = t.db.updateTable('platform.account').where('id', '=', initialPassword.accountId)
  await own.set({ mustChangePassword: true }).execute()

  return {
    ...roles,
    otherTeam: await here.person('zone.inside', ['handler', 'zone.inside']),
    postOfUnit: await withPost(here, 'zone.inside.firm'),
    ofUnit: await here.person(
      'zone.inside.firm',
      ['enterpriseContact', 'zone.inside.firm'],
      ['handler', 'zone.inside.firm'],
      ['branchSecretary', 'zone.inside.firm']
    ),
    requester: await here.person('zone.inside', ['resident', 'zone.inside']),
    otherPlace: await there.person('zone', ...everything),
    expired,
    initialPassword
  }
}

async function withPost(place: TestPlace, at: string): Promise<TestPerson> {
  const person = await place.person('zone.inside', ['handler', 'zone.inside'])
  const post = { personId: person.personId, organisationId: place.organisation(at), kind: 'secretary', title: '书记' }
  await place.db
    .insertInto('post')
    .values({ id: uuid(), ...post, createdAt: new Date('2026-03-01T00:00:00Z') })
    .execute()
  return person
}
