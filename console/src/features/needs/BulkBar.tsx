import type { BulkResult, Need } from '@hongchao/contract'
import { ApiError, errorText, useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { App, Button, Select } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import styles from './needs.module.css'
import { useDispatchMany } from './queries.ts'
import { useOfferCopy } from './use-offer-copy.tsx'

const { bulk } = needsTexts
type BulkBarProps = { items: Need[]; selected: string[]; onSelect: (ids: string[]) => void }

/** Dispatches what is selected: each by the rules of the place, or all to one team. */
export function BulkBar({ items, selected, onSelect }: BulkBarProps): JSX.Element | undefined {
  const { teams } = useConfig()
  const { needs } = useApi()
  const { modal } = App.useApp()
  const offerCopy = useOfferCopy()
  const dispatch = useDispatchMany()
  const ids = items.filter(({ id }) => selected.includes(id)).map(({ id }) => id)
  if (ids.length === 0) return undefined

  function send(teamId?: string): void {
    dispatch.mutate(
      { body: { ids, teamId } },
      {
        onSuccess: ({ done, failed }) => {
          onSelect(failed.map(({ id }) => id))
          if (done.length > 0) void tell(done)
          if (failed.length > 0)
            modal.warning({ title: fill(bulk.failed, { count: failed.length }), content: reasons(failed) })
        }
      }
    )
  }

  async function tell(done: string[]): Promise<void> {
    const dispatched = await Promise.all(done.map((id) => needs.get({ params: { id } })))
    offerCopy(fill(bulk.done, { count: done.length }), dispatched)
  }

  return (
    <div className={styles['bulk']} role="region" aria-label={bulk.label}>
      <strong>{fill(bulk.selected, { count: ids.length })}</strong>
      <Button type="primary" size="small" loading={dispatch.isPending} onClick={() => send()}>
        {bulk.byRules}
      </Button>
      <Select
        size="small"
        value={null}
        placeholder={bulk.toTeam}
        aria-label={bulk.toTeam}
        className={styles['bulkTeam']}
        disabled={dispatch.isPending}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(teamId: string | null) => teamId && send(teamId)}
      />
      <Button size="small" type="text" onClick={() => onSelect([])}>
        {bulk.clear}
      </Button>
      <ErrorNote error={dispatch.error} />
    </div>
  )
}

function reasons(failed: BulkResult['failed']): JSX.Element {
  return (
    <ul>
      {failed.map(({ id, code, error }) => (
        <li key={id}>
          {code}：{errorText(new ApiError(error as ApiError['code']))}
        </li>
      ))}
    </ul>
  )
}
