import type { NeedId } from '@hongchao/contract'
import { findCategory, useApi, useConfig, useDuplicateHint } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { hintText, hintTexts } from '@hongchao/web/texts/duplicates.ts'
import { Link } from '@tanstack/react-router'
import { Alert, Checkbox, Form } from 'antd'
import type { JSX } from 'react'

import type { RecordValues } from './record-values.ts'

/** That others reported what is being written down, to enter it with theirs at once; of a complaint nothing is told. */
export function JoinField(): JSX.Element | undefined {
  const { categories } = useConfig()
  const form = Form.useFormInstance<RecordValues>()
  const text = Form.useWatch<string | undefined>('text') ?? ''
  const category = Form.useWatch<string | undefined>('category')
  const organisationId = Form.useWatch<string | undefined>('organisationId')
  const about = Form.useWatch<string | undefined>('aboutOrganisationId')
  const join = Form.useWatch<string | undefined>('join')
  const { hint, needs = [] } = useDuplicateHint(about ? undefined : { text, category, organisationId }) ?? {}
  if (!hint && needs.length === 0) return undefined
  return (
    <Form.Item name="join">
      <Alert
        type="info"
        showIcon
        title={hint && hintText(hint, findCategory(categories, hint.category)?.name)}
        description={
          <>
            {needs.slice(0, 3).map((need) => (
              <KnownNeed key={need.id} need={need} />
            ))}
            {hint && (
              <Checkbox
                checked={join !== undefined}
                onChange={({ target }) => form.setFieldValue('join', target.checked ? hint.token : undefined)}
              >
                {hintTexts.join}
              </Checkbox>
            )}
          </>
        }
      />
    </Form.Item>
  )
}

function KnownNeed({ need: { id, code, title } }: { need: { id: NeedId; code: string; title: string } }): JSX.Element {
  const { place } = useApi()
  return (
    <p>
      <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}} target="_blank">
        {fill(hintTexts.known, { code, title })}
      </Link>
    </p>
  )
}
