import type { NeedAction, NeedDetail } from '@hongchao/contract'
import { actionText, isImmediate, nextStep } from '@hongchao/web/actions.ts'
import { needTexts } from '@hongchao/web/texts/phone/need.ts'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import type { Acting } from '../../shared/needs/use-act.ts'
import { Sheet } from '../../shared/Sheet.tsx'
import { ActionSheet } from './ActionSheet.tsx'
import { useDoing } from './use-doing.ts'

/** So many actions stand beside each other; the rest is one tap away. */
const most = 2

/** The actions the server allows, in its order, within reach of a thumb. The evaluation has its own panel. */
export function ActionBar({ need, acting }: { need: NeedDetail; acting: Acting }): ReactNode {
  const [doing, open] = useDoing()
  const actions = need.availableActions.filter((action) => action !== 'evaluate')
  const shown = actions.find((action) => action === doing)
  const start = (action: NeedAction): void => {
    if (isImmediate(action)) void acting.act({ action }).catch(() => undefined)
    else open(action)
  }
  const close = (): void => {
    acting.reset()
    open(undefined)
  }
  if (actions.length === 0) return null
  return (
    <div className="bottom-bar">
      <div className="action-bar">
        {actions.slice(0, most).map((action) => (
          <Button
            key={action}
            size="large"
            color={action === nextStep(need) ? 'primary' : 'default'}
            loading={acting.pending && isImmediate(action)}
            onClick={() => start(action)}
          >
            {actionText(action, need)}
          </Button>
        ))}
        {actions.length > most && <More need={need} actions={actions.slice(most)} onChoose={start} />}
      </div>
      {shown && <ActionSheet need={need} action={shown} acting={acting} onClose={close} />}
    </div>
  )
}

type MoreProps = { need: NeedDetail; actions: NeedAction[]; onChoose: (action: NeedAction) => void }

function More({ need, actions, onChoose }: MoreProps): ReactNode {
  const [open, setOpen] = useState(false)
  const choose = (action: NeedAction): void => {
    setOpen(false)
    onChoose(action)
  }
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        {needTexts.more}
      </Button>
      {open && (
        <Sheet title={needTexts.more} onClose={() => setOpen(false)}>
          <div className="sheet-form">
            {actions.map((action) => (
              <Button key={action} block size="large" onClick={() => choose(action)}>
                {actionText(action, need)}
              </Button>
            ))}
          </div>
        </Sheet>
      )}
    </>
  )
}
