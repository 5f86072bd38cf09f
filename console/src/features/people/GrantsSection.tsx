import type { PersonAccess } from '@hongchao/contract'
import { errorText, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { roleTexts } from '@hongchao/web/texts/roles.ts'
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { OnDay } from '../../shared/When.tsx'
import { GrantForm } from './GrantForm.tsx'
import styles from './people.module.css'
import { rightsChange } from './queries.ts'

type HeldGrant = PersonAccess['grants'][number]

export function GrantsSection({ person }: { person: PersonAccess }): JSX.Element {
  const [granting, setGranting] = useState(false)
  const columns: TableColumnsType<HeldGrant> = [
    { title: texts.grantColumns.role, width: 130, render: (_, { role }) => roleTexts[role] },
    { title: texts.grantColumns.organisation, render: (_, { organisation }) => organisation.name },
    { title: texts.grantColumns.from, width: 130, render: (_, { from }) => <OnDay day={from} /> },
    { title: texts.grantColumns.to, width: 130, render: (_, { to }) => (to ? <OnDay day={to} /> : texts.untilFurther) },
    { title: shellTexts.actions, width: 90, render: (_, grant) => <End grant={grant} name={person.name} /> }
  ]
  return (
    <section className={styles['section']}>
      <h3>{texts.grants}</h3>
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={person.grants}
        pagination={false}
        locale={{ emptyText: <span className={styles['muted']}>{texts.noGrants}</span> }}
      />
      <Button size="small" onClick={() => setGranting(true)}>
        {texts.grant}
      </Button>
      {granting && <GrantForm person={person} onClose={() => setGranting(false)} />}
    </section>
  )
}

function End({ grant, name }: { grant: HeldGrant; name: string }): JSX.Element {
  const { identity } = useApi()
  const { message } = App.useApp()
  const end = useWrite(identity.endGrant, { changes: rightsChange })
  return (
    <Popconfirm
      title={fill(texts.endConfirm, { name, role: roleTexts[grant.role] })}
      onConfirm={() =>
        end.mutate(
          { params: { id: grant.id } },
          {
            onSuccess: () => void message.success(texts.ended),
            onError: (error) => void message.error(errorText(error))
          }
        )
      }
    >
      <Button type="link" size="small" loading={end.isPending}>
        {texts.end}
      </Button>
    </Popconfirm>
  )
}
