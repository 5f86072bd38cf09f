import type { ActOnNeed, NeedAction, NeedDetail } from '@hongchao/contract'
import { ApiError, errorText, needKey, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actionTexts } from '@hongchao/web/texts/needs.ts'
import { actTexts, needTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQueryClient } from '@tanstack/react-query'

import { toast } from '../toast.ts'

/** A way to take a need a step further: with an account, or with code and key. */
export type Acting = {
  act: (step: ActOnNeed) => Promise<NeedDetail>
  pending: boolean
  error: Error | null
  reset: () => void
}

export function useAct(id: string): Acting {
  const { place, needs } = useApi()
  const queries = useQueryClient()
  const write = useWrite(needs.act, { changes: ['needs', 'notifications'] })
  return {
    act: async (step) => {
      const need = await told(step.action, write.mutateAsync({ params: { id }, body: step }))
      queries.setQueryData(needKey(place, id), need)
      return need
    },
    pending: write.isPending,
    error: write.error,
    reset: write.reset
  }
}

/** Says how it went; a failure is also left to the form, which keeps what was typed. */
export async function told(action: NeedAction, outcome: Promise<NeedDetail>): Promise<NeedDetail> {
  try {
    const need = await outcome
    toast(fill(needTexts.done, { action: actionTexts[action] }))
    return need
  } catch (error) {
    toast(failureText(error))
    throw error
  }
}

export function failureText(error: unknown): string {
  return error instanceof ApiError && error.code === 'unavailable' ? actTexts.unknownOutcome : errorText(error)
}
