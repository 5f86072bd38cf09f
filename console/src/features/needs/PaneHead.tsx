import type { NeedDetail } from '@hongchao/contract'
import { useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { escalationsTexts } from '@hongchao/web/texts/escalations.ts'
import { ordersTexts } from '@hongchao/web/texts/orders.ts'
import { whistlesTexts } from '@hongchao/web/texts/whistles.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { Button, Tooltip } from 'antd'
import { type JSX, type ReactNode, use } from 'react'

import {
  CloseOutlined,
  CopyOutlined,
  FlagFilled,
  FullscreenExitOutlined,
  FullscreenOutlined,
  PrinterOutlined
} from '../../shared/icons.ts'
import { CodeCopy } from '../../shared/CodeCopy.tsx'
import { useCopy } from '../../shared/copy.ts'
import { StatusTag } from '../../shared/StatusTag.tsx'
import styles from './needs.module.css'
import { NeighboursContext } from './neighbours.ts'
import { wechatText } from './wechat.ts'

const { pane } = needsTexts

export function PaneHead({ need }: { need: NeedDetail }): JSX.Element {
  return (
    <header className={styles['needHead']}>
      <div className={styles['under']}>
        <CodeCopy code={need.code} />
        <StatusTag status={need.status} />
        {need.reopened && <span>{pane.reopened}</span>}
        {need.urged > 0 && (
          <span className={styles['urged']}>
            <FlagFilled /> {fill(pane.urged, { count: need.urged })}
          </span>
        )}
        {need.orders > 0 && (
          <span className={styles['urged']}>
            <FlagFilled /> {fill(ordersTexts.count, { count: need.orders })}
          </span>
        )}
        {need.whistle && <span className={styles['urged']}>{fill(whistlesTexts.count, { name: need.whistle })}</span>}
        {need.escalatedTo && <span>{fill(escalationsTexts.at, { name: need.escalatedTo })}</span>}
        {need.bounces > 0 && <span>{fill(pane.bounces, { count: need.bounces })}</span>}
        <Tools need={need} />
      </div>
      <h2 id="need-title">{need.title}</h2>
    </header>
  )
}

function Tools({ need }: { need: NeedDetail }): JSX.Element {
  const { place } = useApi()
  const { categories } = useConfig()
  const neighbours = use(NeighboursContext)
  const copy = useCopy()
  const dispatched = need.team ?? need.department
  const tell = (): void => copy(wechatText(need, { categories, place, origin: location.origin, now: new Date() }))
  return (
    <div className={styles['tools']}>
      {(dispatched ?? need.clock?.state === 'overdue') && (
        <Tool label={pane.wechat} icon={<CopyOutlined />} onClick={tell} />
      )}
      {dispatched && <Tool label={pane.slip} icon={<PrinterOutlined />} href={`/${place}/needs/${need.id}/slip`} />}
      {neighbours && (
        <>
          <Tool
            label={neighbours.wide ? pane.narrow : pane.widen}
            icon={neighbours.wide ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
            onClick={neighbours.toggleWide}
          />
          <Tool label={pane.close} icon={<CloseOutlined />} onClick={neighbours.close} />
        </>
      )}
    </div>
  )
}

type ToolProps = { label: string; icon: ReactNode; onClick?: () => void; href?: string }

function Tool({ label, icon, onClick, href }: ToolProps): JSX.Element {
  return (
    <Tooltip title={label}>
      <Button
        type="text"
        size="small"
        icon={icon}
        aria-label={label}
        onClick={onClick}
        {...(href && { href, target: '_blank' })}
      />
    </Tooltip>
  )
}
