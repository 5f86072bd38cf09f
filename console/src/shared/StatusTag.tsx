import type { NeedStatus } from '@hongchao/contract'
import { statusTexts } from '@hongchao/web/texts/needs.ts'
import type { JSX } from 'react'

import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  InboxOutlined,
  MergeCellsOutlined,
  MessageOutlined,
  RollbackOutlined,
  SendOutlined,
  SyncOutlined
} from './icons.ts'
import styles from './shared.module.css'

const icons: Record<NeedStatus, JSX.Element> = {
  submitted: <InboxOutlined />,
  accepted: <ClockCircleOutlined />,
  dispatched: <SendOutlined />,
  handling: <SyncOutlined />,
  merged: <MergeCellsOutlined />,
  answered: <MessageOutlined />,
  closed: <CheckCircleOutlined />,
  refused: <CloseCircleOutlined />,
  withdrawn: <RollbackOutlined />
}

/** Where a need stands, by shape and word. */
export function StatusTag({ status }: { status: NeedStatus }): JSX.Element {
  return (
    <span className={`${styles['status']} ${styles[status] ?? ''}`}>
      {icons[status]}
      {statusTexts[status]}
    </span>
  )
}
