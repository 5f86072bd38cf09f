import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Result } from './run.ts'

/** How a run ended. */
export type Finished = {
  from: 'checking' | 'importing'
  to: 'checked' | 'done'
  result: Result
  started: number
  fileKept: boolean
}

/** Another run of the same import may have come first: a job can be given out twice. */
export async function finishBatch(
  tx: Tx,
  call: Call,
  id: string,
  { from, to, result, started, fileKept }: Finished
): Promise<void> {
  const finished = await tx
    .updateTable('importBatch')
    .set({
      status: to,
      counts: JSON.stringify(result.counts),
      unknownCategories: JSON.stringify(result.unknownCategories),
      seconds: (Date.now() - started) / 1000,
      finishedAt: call.now,
      progress: null,
      fileKept
    })
    .where('id', '=', id)
    .where('status', '=', from)
    .returning('id')
    .executeTakeFirst()
  if (!finished) throw new AppError('import.notReady')
}
