import { keyOf, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { feedFormTexts as texts } from '@hongchao/web/texts/feeds.ts'
import { dayText } from '@hongchao/web/when.ts'
import { dayOfStart } from '@hongchao/web/slots.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Space } from 'antd'
import type { JSX } from 'react'

import { useCopy } from '../../shared/copy.ts'
import { ErrorNote } from '../../shared/ErrorNote.tsx'
import styles from './recurrences.module.css'

/** Addresses under which everybody reads the dates of a service: made, copied once, and ended. */
export function FeedModal({ recurrenceId, onClose }: { recurrenceId: string; onClose: () => void }): JSX.Element {
  const { place, feeds } = useApi()
  const copy = useCopy()
  const { data, error } = useQuery({
    queryKey: keyOf(place, 'feeds', recurrenceId),
    queryFn: () => feeds.ofService({ params: { id: recurrenceId } })
  })
  const make = useWrite(feeds.makeOfService, { changes: ['feeds'] })
  const revoke = useWrite(feeds.revoke, { changes: ['feeds'] })
  const address = make.data && `${location.origin}${make.data.path}`
  return (
    <Modal open title={texts.title} footer={null} onCancel={onClose}>
      <p className={styles['help']}>{texts.serviceHelp}</p>
      {address ? (
        <Space.Compact block>
          <Input readOnly value={address} aria-label={texts.address} />
          <Button onClick={() => copy(address)}>{texts.copy}</Button>
        </Space.Compact>
      ) : (
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate({ params: { id: recurrenceId } })}>
          {texts.make}
        </Button>
      )}
      <ErrorNote error={error ?? make.error ?? revoke.error} />
      <ul className={styles['feeds']}>
        {data?.items.map(({ id, createdAt }) => (
          <li key={id}>
            <MadeAt at={createdAt} />
            <Button type="link" size="small" onClick={() => revoke.mutate({ params: { id } })}>
              {texts.revoke}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function MadeAt({ at }: { at: string }): JSX.Element {
  return <span>{fill(texts.madeAt, { at: dayText(dayOfStart({ startsAt: at }), new Date(at)) })}</span>
}
