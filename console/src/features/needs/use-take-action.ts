import type { Need, NeedAction } from '@hongchao/contract'
import { isImmediate } from '@hongchao/web/actions.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { App } from 'antd'
import { use } from 'react'

import { errorText } from '@hongchao/web'
import { NeighboursContext } from './neighbours.ts'
import { useAct } from './queries.ts'

export type TakeAction = { start: (need: Need, action: NeedAction) => void; busy: string | undefined }

/** Takes an action from a list: at once where nothing is to be filled in, else in the form of the open need. */
export function useTakeAction(): TakeAction {
  const neighbours = use(NeighboursContext)
  const { message } = App.useApp()
  const act = useAct()
  return {
    busy: act.isPending ? act.variables.params.id : undefined,
    start: ({ id }, action) => {
      if (!isImmediate(action)) {
        neighbours?.open(id, action)
        return
      }
      if (act.isPending) return
      act.mutate(
        { params: { id }, body: { action } },
        {
          onSuccess: () => void message.success(needsTexts.done[action]),
          onError: (error) => void message.error(errorText(error))
        }
      )
    }
  }
}
