import { accountTexts } from '@hongchao/web/texts/phone/account.ts'
import type { ReactNode } from 'react'

import { useLargeType } from './large-type.ts'
import './field.css'

export function LargeTypeSwitch(): ReactNode {
  const [large, setLarge] = useLargeType()
  return (
    <label className="tick">
      <input type="checkbox" role="switch" checked={large} onChange={({ target }) => setLarge(target.checked)} />
      <span>
        {accountTexts.largeType}
        <small className="soft">（{accountTexts.largeTypeHint}）</small>
      </span>
    </label>
  )
}
