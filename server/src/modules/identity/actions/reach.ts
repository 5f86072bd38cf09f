import type { Call } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { reaches } from '../../../kernel/grants.ts'
import { findPerson, findReach, lockPeople, type PersonRow } from '../store/people.ts'

export async function managedPerson(db: Db, call: Call, id: string): Promise<PersonRow> {
  const person = await findPerson(db, call, id)
  if (!person) throw new AppError('person.notFound')
  return person
}

/**
 * Whoever hands out a password could use it. So everything that the person may do must lie where the caller manages
 * people: no way leads from a part of the place to the whole.
 */
export async function lockedPersonInReach(tx: Tx, call: Call, id: string): Promise<PersonRow> {
  await managedPerson(tx, call, id)
  await lockPeople(tx, [id])
  const reach = await findReach(tx, id, dayIn(call.now))
  if (!reach.every((path) => reaches(call, 'people.manage', path))) throw new AppError('grant.notYours')
  return managedPerson(tx, call, id)
}
