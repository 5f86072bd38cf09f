import type { NeedDetail } from '@hongchao/contract'
import { slipTexts } from '@hongchao/web/texts/console/slip.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useMay } from '@hongchao/web'
import { useParams } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Nothing, useTitle } from '../../shared/Page.tsx'
import { useContact, useNeed } from './queries.ts'
import { mustHideStory } from './shielding.ts'
import { SlipPaper } from './SlipPaper.tsx'
import styles from './slip.module.css'

/** The paper for a department that never signs in: A4, black and white, to be filled in by hand. */
export function SlipPage(): JSX.Element {
  const { needId } = useParams({ from: '/$place/needs/$needId/slip' })
  const { data: need, error, refetch } = useNeed(needId)
  useTitle(slipTexts.title)
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!need) return <Loading />
  if (!need.team && !need.department) return <Nothing title={slipTexts.notDispatched} />
  return <Slip need={need} />
}

function Slip({ need }: { need: NeedDetail }): JSX.Element {
  const may = useMay()
  const mustHide = mustHideStory(need)
  const [hide, setHide] = useState(mustHide)
  const contact = useContact(need.id)
  const withContact = !hide && contact.data !== undefined
  return (
    <main className={styles['desk']}>
      <div className={styles['bar']}>
        <Button type="primary" onClick={() => print()}>
          {shellTexts.print}
        </Button>
        {need.about && (
          <Checkbox checked={hide} disabled={mustHide} onChange={({ target }) => setHide(target.checked)}>
            {slipTexts.optionInstructionsOnly}
          </Checkbox>
        )}
        {!hide && need.requester?.phone && may('needs.contact') && !contact.data && (
          <Button
            loading={contact.isPending}
            onClick={() => contact.mutate({ body: { reason: slipTexts.contactReason } })}
          >
            {slipTexts.optionContact}
          </Button>
        )}
        <ErrorNote error={contact.error} />
      </div>
      <SlipPaper need={need} storyHidden={hide} contact={withContact ? contact.data : undefined} />
    </main>
  )
}
