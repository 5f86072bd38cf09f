import type { OrganisationDetail } from '@hongchao/contract'
import { errorText } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { organisationTexts as texts } from '@hongchao/web/texts/console/organisations.ts'
import { App, Button, Popconfirm } from 'antd'
import { type JSX, useState } from 'react'

import { CreateForm } from './CreateForm.tsx'
import { EditForm } from './EditForm.tsx'
import styles from './organisations.module.css'
import { useUpdateOrganisation } from './queries.ts'

/** Adding below, renaming, moving, closing. */
export function ManageOrganisation({ organisation }: { organisation: OrganisationDetail }): JSX.Element {
  const [form, setForm] = useState<'create' | 'edit'>()
  const { message } = App.useApp()
  const update = useUpdateOrganisation()
  const { id, name, active, parent } = organisation
  const setActive = (next: boolean): void =>
    update.mutate(
      { params: { id }, body: { active: next } },
      {
        onSuccess: () => void message.success(texts.saved),
        onError: (error) => void message.error(errorText(error))
      }
    )

  return (
    <div className={styles['manage']}>
      <Button size="small" onClick={() => setForm('create')}>
        {texts.create}
      </Button>
      <Button size="small" onClick={() => setForm('edit')}>
        {texts.edit}
      </Button>
      {active && parent && (
        <Popconfirm title={fill(texts.closeConfirm, { name })} onConfirm={() => setActive(false)}>
          <Button size="small" loading={update.isPending}>
            {texts.closeOrganisation}
          </Button>
        </Popconfirm>
      )}
      {!active && (
        <Button size="small" loading={update.isPending} onClick={() => setActive(true)}>
          {texts.reopen}
        </Button>
      )}
      {form === 'create' && <CreateForm parent={organisation} onClose={() => setForm(undefined)} />}
      {form === 'edit' && <EditForm organisation={organisation} onClose={() => setForm(undefined)} />}
    </div>
  )
}
