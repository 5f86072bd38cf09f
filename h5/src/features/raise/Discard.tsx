import { useApi } from '@hongchao/web'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import type { Draft } from '../../shared/draft.ts'
import { forgetPhotos } from '../../shared/photos/use-photos.ts'
import { Sheet } from '../../shared/Sheet.tsx'
import { toast } from '../../shared/toast.ts'
import { isBlank, type NeedDraft } from './draft.ts'

/** Throws the draft away, after saying what goes with it. */
export function Discard({ draft }: { draft: Draft<NeedDraft> }): ReactNode {
  const { place } = useApi()
  const [asking, setAsking] = useState(false)
  if (isBlank(draft.value)) return null
  const discard = (): void => {
    forgetPhotos(place, draft.value.photos)
    void draft.clear()
    setAsking(false)
    toast(raiseTexts.discarded)
  }
  return (
    <>
      <button type="button" className="text-button" onClick={() => setAsking(true)}>
        {raiseTexts.discard}
      </button>
      {asking && (
        <Sheet title={raiseTexts.discard} onClose={() => setAsking(false)}>
          <p>{raiseTexts.discardAsk}</p>
          <div className="button-row">
            <Button onClick={() => setAsking(false)}>{shellTexts.cancel}</Button>
            <Button color="primary" onClick={discard}>
              {raiseTexts.discard}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  )
}
