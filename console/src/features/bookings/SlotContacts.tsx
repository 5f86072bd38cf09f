import type { bookingsRoutes, ResponseOf } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { spanText } from '@hongchao/web/slots.ts'
import { cancelSlotTexts as texts } from '@hongchao/web/texts/console/bookings.ts'
import { Button, Modal } from 'antd'
import type { JSX } from 'react'

import styles from './bookings.module.css'

type Props = ResponseOf<typeof bookingsRoutes.slotContacts> & {
  /** How many heard of it by a message, where it was cancelled just now. */
  told?: number
  onClose: () => void
}

/** Who of a cancelled slot is to be called, and what can be offered to them. */
export function SlotContacts({ told, toCall, others, onClose }: Props): JSX.Element {
  const now = useNow()
  return (
    <Modal
      open
      title={told === undefined ? texts.contacts : texts.title}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {texts.close}
        </Button>
      }
    >
      {told !== undefined && <p>{fill(texts.told, { told })}</p>}
      {toCall.length > 0 && (
        <>
          <p>{texts.toCall}</p>
          <ul className={styles['lines']}>
            {toCall.map(({ name, phone }) => (
              <li key={`${name} ${phone}`}>
                {name}　{phone ?? texts.noPhone}
              </li>
            ))}
          </ul>
          <p>{texts.others}</p>
          <ul className={styles['lines']}>
            {others.slice(0, 5).map((slot) => (
              <li key={slot.startsAt}>{spanText(slot, now)}</li>
            ))}
          </ul>
        </>
      )}
      {toCall.length === 0 && told === undefined && <p>{texts.nobodyToCall}</p>}
    </Modal>
  )
}
