import type { Tx } from '../../kernel/db.ts'
import type { ScheduledJobs } from '../../kernel/jobs.ts'

/** Takes back what was told of things that are no more: of an import that was undone. */
export async function forgetNotifications(tx: Tx, subjectIds: string[]): Promise<void> {
  const gone = await tx.deleteFrom('notification').where('subjectId', 'in', subjectIds).returning('id').execute()
  const told = [...subjectIds, ...gone.map(({ id }) => id)]
  await tx.deleteFrom('liveChange').where('subjectId', 'in', told).execute()
}

/** After a year a message helps nobody any more; what it told of stands in the story of its subject (domain rules §11.6). */
const keptDays = 365

export const notificationsSchedule = {
  'notifications.forget': async (tx, call) => {
    const before = new Date(call.now.getTime() - keptDays * 86_400_000)
    await tx.deleteFrom('notification').where('createdAt', '<', before).execute()
  }
} satisfies Partial<ScheduledJobs>
