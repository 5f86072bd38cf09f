import { identityRoutes, Role } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type JSX, useMemo, useState } from 'react'

import { ExportButton } from '../../shared/ExportButton.tsx'
import { Page } from '../../shared/Page.tsx'
import { useHotkeys } from '../../shared/use-hotkeys.ts'
import { AddPersonForm } from './AddPersonForm.tsx'
import { PeopleList } from './PeopleList.tsx'
import styles from './people.module.css'
import type { PeopleFilter } from './queries.ts'

export function PeoplePage(): JSX.Element {
  const { place, save } = useApi()
  const navigate = useNavigate()
  const { personId } = useParams({ strict: false })
  const { q, organisation, role } = useSearch({ from: '/$place' })
  const filter = useMemo<PeopleFilter>(
    () => ({ q, organisation, role: Role.safeParse(role).data }),
    [q, organisation, role]
  )
  const [adding, setAdding] = useState(false)

  const narrow = (search: PeopleFilter): void => void navigate({ to: '/$place/people', params: { place }, search })
  const open = (id: string): void =>
    void navigate({ to: '/$place/people/$personId', params: { place, personId: id }, search: filter })
  useHotkeys({ Escape: personId ? () => narrow(filter) : undefined })

  return (
    <Page
      title={texts.title}
      fill
      actions={
        <>
          <ExportButton asks save={(reason) => save(identityRoutes.export, { query: { ...filter, reason } })} />
          <Button type="primary" onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        </>
      }
    >
      <div className={`${styles['columns']} ${personId ? styles['open'] : ''}`}>
        <section className={styles['list']} aria-label={texts.list}>
          <PeopleList filter={filter} opened={personId} onNarrow={narrow} onOpen={open} />
        </section>
        {personId && (
          <section className={styles['detail']} aria-label={texts.detail}>
            <Outlet />
          </section>
        )}
      </div>
      {adding && (
        <AddPersonForm
          onClose={() => setAdding(false)}
          onDone={(id) => {
            setAdding(false)
            open(id)
          }}
        />
      )}
    </Page>
  )
}
