import { type DeviceSession, type Me, privacyRoutes } from '@hongchao/contract'
import { keyOf, useApi, useMe, useSession } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { accountTexts } from '@hongchao/web/texts/console/account.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { ownDataPageTexts } from '@hongchao/web/texts/own-data.ts'
import { roleTexts } from '@hongchao/web/texts/roles.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Table, type TableColumnsType, Tag } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Page } from '../../shared/Page.tsx'
import { TeamDot } from '../../shared/TeamDot.tsx'
import { When } from '../../shared/When.tsx'
import styles from './account.module.css'
import { PasswordForm } from './PasswordForm.tsx'

export function AccountPage(): JSX.Element {
  return (
    <Page title={accountTexts.title}>
      <div className={styles['columns']}>
        <Identity />
        <section className={styles['panel']}>
          <h2>{accountTexts.changeOwn}</h2>
          <p className={styles['help']}>{accountTexts.changeOwnHelp}</p>
          <PasswordForm />
        </section>
        <Devices />
        <OwnData />
      </div>
    </Page>
  )
}

function Identity(): JSX.Element {
  const { data: me } = useMe()
  const { data: session } = useSession()
  return (
    <section className={styles['panel']}>
      <h2>{accountTexts.identity}</h2>
      <p>
        {me?.person?.name} · {session?.account?.username}
      </p>
      <p className={styles['help']}>{me?.person?.organisation?.name}</p>
      <h2>{accountTexts.roles}</h2>
      {me && <Roles me={me} />}
    </section>
  )
}

function Roles({ me }: { me: Me }): JSX.Element {
  return (
    <ul className={styles['roles']}>
      {me.grants.length === 0 && <li>{accountTexts.noRoles}</li>}
      {me.grants.map(({ role, organisation }) => (
        <li key={`${role} ${organisation.id}`}>
          {fill(accountTexts.at, { role: roleTexts[role], organisation: organisation.name })}
        </li>
      ))}
      {me.teams.map(({ id, name, color, leader }) => (
        <li key={id}>
          <TeamDot color={color} name={name} /> {leader && <Tag>{accountTexts.leader}</Tag>}
        </li>
      ))}
    </ul>
  )
}

function OwnData(): JSX.Element {
  const api = useApi()
  return (
    <section className={`${styles['panel']} ${styles['wide']}`}>
      <h2>{ownDataPageTexts.title}</h2>
      <p className={styles['help']}>
        {ownDataPageTexts.what}
        {ownDataPageTexts.form}
        {ownDataPageTexts.recorded}
      </p>
      <ExportButton
        label={ownDataPageTexts.save}
        done={ownDataPageTexts.saved}
        save={() => api.save(privacyRoutes.ownData, {})}
      />
    </section>
  )
}

function Devices(): JSX.Element {
  const { account } = useApi()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const queryKey = keyOf('', 'account', 'sessions')
  const { data, error, isPending, refetch } = useQuery({ queryKey, queryFn: () => account.sessions() })
  const revoke = useMutation({
    mutationFn: (id: string) => account.revoke({ params: { id } }),
    onSuccess: () => {
      void message.success(accountTexts.revoked)
      return queries.invalidateQueries({ queryKey })
    }
  })

  const columns: TableColumnsType<DeviceSession> = [
    { title: accountTexts.device, dataIndex: 'device' },
    { title: accountTexts.since, width: 180, render: (_, { createdAt }) => <When at={createdAt} /> },
    { title: accountTexts.lastSeen, width: 180, render: (_, { lastSeenAt }) => <When at={lastSeenAt} /> },
    {
      title: shellTexts.actions,
      width: 140,
      align: 'right',
      render: (_, { id, current }) =>
        current ? (
          <Tag>{accountTexts.thisDevice}</Tag>
        ) : (
          <Button size="small" loading={revoke.variables === id && revoke.isPending} onClick={() => revoke.mutate(id)}>
            {accountTexts.revoke}
          </Button>
        )
    }
  ]
  return (
    <section className={`${styles['panel']} ${styles['wide']}`}>
      <h2>{accountTexts.sessions}</h2>
      <ErrorNote error={error ?? revoke.error} onRetry={refetch} />
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={data?.items}
        loading={isPending}
        pagination={false}
      />
    </section>
  )
}
