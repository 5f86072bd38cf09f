import { ApiError, useMay, useSession } from '@hongchao/web'
import { channelTexts } from '@hongchao/web/texts/needs.ts'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import { type ReactNode, useState } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import type { FieldTexts } from '../../shared/check.ts'
import { type Draft, useDraft } from '../../shared/draft.ts'
import { Empty } from '../../shared/Empty.tsx'
import { Failed, Outline } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { useKept } from '../../shared/use-kept.ts'
import { Discard } from './Discard.tsx'
import { type NeedDraft, newDraft } from './draft.ts'
import { toLocal } from '../../shared/local-time.ts'
import { NeedForm } from './NeedForm.tsx'

const channels = (['visit', 'telephone', 'card', 'questionnaire', 'meeting', 'group'] as const).map((key) => ({
  key,
  name: channelTexts[key]
}))

/** Staff write a need down for somebody, on the spot or from a paper card afterwards. */
export function RecordPage(): ReactNode {
  const may = useMay()
  const kept = useKept<NeedDraft>('draft')
  const draft = useDraft(kept, 'record', () => ({ ...newDraft(), collectedAt: toLocal(new Date()) }))
  return (
    <Page title={raiseTexts.recordTitle} aside={draft && <Discard draft={draft} />}>
      {draft ? <Record draft={draft} allowed={may('needs.record')} /> : <Outline />}
    </Page>
  )
}

function Record({ draft, allowed }: { draft: Draft<NeedDraft>; allowed: boolean }): ReactNode {
  const session = useSession()
  if (session.data && !session.data.account) {
    return <Failed error={new ApiError('unauthenticated')} onRetry={() => void session.refetch()} />
  }
  if (!allowed) return <Empty text={raiseTexts.noRecordRight} />
  return (
    <NeedForm draft={draft} mode={{ kind: 'record' }}>
      {(issues) => <Collected draft={draft} issues={issues} />}
    </NeedForm>
  )
}

function Collected({ draft, issues }: { draft: Draft<NeedDraft>; issues: FieldTexts }): ReactNode {
  const { value, update } = draft
  const [now] = useState(() => toLocal(new Date()))
  return (
    <section className="panel">
      <Chips
        label={raiseTexts.channel}
        choices={channels}
        value={value.channel}
        onChange={(channel) => update((old) => ({ ...old, channel }))}
        error={issues['/channel']}
      />
      <TextField
        label={raiseTexts.collectedAt}
        type="datetime-local"
        value={value.collectedAt ?? ''}
        max={now}
        onChange={(collectedAt) => update((old) => ({ ...old, collectedAt }))}
        error={issues['/collectedAt']}
        hint={raiseTexts.collectedHint}
      />
    </section>
  )
}
