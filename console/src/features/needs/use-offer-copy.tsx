import type { NeedDetail } from '@hongchao/contract'
import { useApi, useConfig } from '@hongchao/web'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { App, Button } from 'antd'

import { useCopy } from '../../shared/copy.ts'
import { wechatText } from './wechat.ts'

/** After a dispatch the text for the group of those who handle it is one click away. */
export function useOfferCopy(): (title: string, needs: NeedDetail[]) => void {
  const { notification } = App.useApp()
  const { place } = useApi()
  const { categories } = useConfig()
  const copy = useCopy()
  return (title, needs) => {
    const told = { categories, place, origin: location.origin, now: new Date() }
    const text = needs.map((need) => wechatText(need, told)).join('\n\n')
    notification.success({
      key: 'dispatched',
      placement: 'bottomLeft',
      title,
      actions: <Button onClick={() => copy(text)}>{needsTexts.pane.wechat}</Button>
    })
  }
}
