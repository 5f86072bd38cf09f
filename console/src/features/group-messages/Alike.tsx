import { findCategory, useApi, useConfig, useDuplicateHint } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { hintText, hintTexts } from '@hongchao/web/texts/duplicates.ts'
import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { JSX } from 'react'

import styles from './group-messages.module.css'
import type { Common, Row } from './rows.ts'

type Props = { row: Row; common: Common; onChange: (change: Partial<Row>) => void }

/** That others reported what was chosen, to record it with theirs. */
export function Alike({ row, common, onChange }: Props): JSX.Element | undefined {
  const { place } = useApi()
  const { categories } = useConfig()
  const { text, category, organisationId = common.organisationId, join } = row
  const { hint, needs = [] } = useDuplicateHint({ text, category, organisationId }) ?? {}
  if (!hint && needs.length === 0) return undefined
  return (
    <div className={styles['alike']}>
      {hint && <span>{hintText(hint, findCategory(categories, hint.category)?.name)}</span>}
      {needs.slice(0, 3).map(({ id, code, title }) => (
        <Link key={id} to="/$place/needs/$needId" params={{ place, needId: id }} search={{}} target="_blank">
          {fill(hintTexts.known, { code, title })}
        </Link>
      ))}
      {hint && (
        <Checkbox
          checked={join !== undefined}
          onChange={({ target }) => onChange({ join: target.checked ? hint.token : undefined })}
        >
          {hintTexts.join}
        </Checkbox>
      )}
    </div>
  )
}
