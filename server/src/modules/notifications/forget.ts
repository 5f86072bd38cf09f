import type { Tx } from '../../kernel/db.ts'

/** Takes back what was told of things that are no more: of an import that was undone. */
export async function forgetNotifications(tx: Tx, subjectIds: string[]): Promise<void> {
  const gone = await tx.deleteFrom('notification').where('subjectId', 'in', subjectIds).returning('id').execute()
  const told = [...subjectIds, ...gone.map(({ id }) => id)]
  await tx.deleteFrom('liveChange').where('subjectId', 'in', told).execute()
}
