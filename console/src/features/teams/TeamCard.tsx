import type { Team, TeamMember } from '@hongchao/contract'
import { errorText, nameOf, useApi, useConfig, useMay, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { teamTexts as texts } from '@hongchao/web/texts/console/teams.ts'
import { Link } from '@tanstack/react-router'
import { App, Button, Popconfirm, Table, type TableColumnsType, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { useSeesNeeds } from '../../shared/use-sees-needs.ts'
import { AddMemberForm } from './AddMemberForm.tsx'
import styles from './teams.module.css'

/** A team: whom it serves, who is in it, and where each is drawn from (W-8). */
export function TeamCard({ team }: { team: Team }): JSX.Element {
  const { place } = useApi()
  const { requesterKinds } = useConfig()
  const may = useMay()
  const seesNeeds = useSeesNeeds()
  const [adding, setAdding] = useState(false)
  const { id, name, color, members, note, serves } = team
  const units = new Set(members.map(({ drawnFrom }) => drawnFrom.id)).size
  return (
    <section className={styles['team']} style={{ borderTopColor: color }} aria-labelledby={`team-${id}`}>
      <header>
        <h2 id={`team-${id}`}>{name}</h2>
        <span>
          {fill(texts.count, { count: members.length })}，{fill(texts.from, { count: units })}
        </span>
        {seesNeeds && (
          <Link to="/$place/needs" params={{ place }} search={{ team: id, due: 'open' }}>
            {texts.open}
          </Link>
        )}
        {may('organisations.manage') && (
          <Button size="small" onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        )}
      </header>
      <p className={styles['note']}>
        {note ?? `${texts.serves}：${serves.map((key) => nameOf(requesterKinds, key)).join('、')}`}
      </p>
      <Members team={team} />
      {adding && <AddMemberForm team={team} onClose={() => setAdding(false)} />}
    </section>
  )
}

function Members({ team }: { team: Team }): JSX.Element {
  const may = useMay()
  const columns: TableColumnsType<TeamMember> = [
    {
      title: texts.name,
      width: 150,
      render: (_, { person, leader }) => (
        <>
          {person.name} {leader && <Tag>{texts.leader}</Tag>}
        </>
      )
    },
    { title: texts.drawnFrom, ellipsis: true, render: (_, { drawnFrom }) => drawnFrom.name },
    ...(may('organisations.manage')
      ? [
          {
            title: shellTexts.actions,
            width: 72,
            render: (_: unknown, member: TeamMember) => <Remove team={team} member={member} />
          }
        ]
      : [])
  ]
  return (
    <Table
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={team.members}
      pagination={false}
      aria-label={fill(texts.members, { team: team.name })}
    />
  )
}

function Remove({ team, member }: { team: Team; member: TeamMember }): JSX.Element {
  const { organisations } = useApi()
  const { message } = App.useApp()
  const end = useWrite(organisations.endTeamMember, { changes: ['teams', 'people', 'me'] })
  const { name } = member.person
  return (
    <Popconfirm
      title={fill(texts.removeConfirm, { name, team: team.name })}
      onConfirm={() =>
        end.mutate(
          { params: { id: team.id, memberId: member.id } },
          {
            onSuccess: () => void message.success(texts.removed),
            onError: (error) => void message.error(errorText(error))
          }
        )
      }
    >
      <Button type="link" size="small" loading={end.isPending} aria-label={`${texts.remove} ${name}`}>
        {texts.remove}
      </Button>
    </Popconfirm>
  )
}
