import type { OrganisationDetail } from '@hongchao/contract'
import { nameOf, useApi, useConfig, useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { organisationTexts as texts, setUpFormTexts } from '@hongchao/web/texts/console/organisations.ts'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import type { JSX } from 'react'

import { CloseOutlined } from '../../shared/icons.ts'
import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import { ManageOrganisation } from './ManageOrganisation.tsx'
import { useSeesNeeds } from '../../shared/use-sees-needs.ts'
import styles from './organisations.module.css'
import { useOrganisation } from './queries.ts'
import { Relations } from './Relations.tsx'

export function OrganisationPane(): JSX.Element {
  const { organisationId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useOrganisation(organisationId)
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  return <Open organisation={data} />
}

function Open({ organisation }: { organisation: OrganisationDetail }): JSX.Element {
  const { place } = useApi()
  const may = useMay()
  const seesNeeds = useSeesNeeds()
  const { organisationKinds } = useConfig()
  const { id, name, kind, active, ancestors, people } = organisation
  useTitle(name)
  return (
    <article className={styles['organisation']}>
      <header>
        <p className={styles['trail']}>
          {ancestors.map((each) => (
            <Trail key={each.id} {...each} />
          ))}
          <Link to="/$place/organisations" params={{ place }} search={(search) => search} className={styles['close']}>
            <Button type="text" size="small" icon={<CloseOutlined />} aria-label={texts.close} tabIndex={-1} />
          </Link>
        </p>
        <h2>{name}</h2>
        <p className={styles['marks']}>
          <Tag>{nameOf(organisationKinds, kind)}</Tag>
          {!active && <Tag color="default">{texts.inactive}</Tag>}
          <span>{fill(texts.people, { count: people })}</span>
          {seesNeeds && (
            <Link to="/$place/needs" params={{ place }} search={{ organisation: id }}>
              {texts.needs}
            </Link>
          )}
        </p>
        {may('organisations.manage') && <ManageOrganisation organisation={organisation} />}
      </header>
      <Facts organisation={organisation} />
      <Relations organisation={organisation} />
    </article>
  )
}

function Trail({ id, name }: { id: string; name: string }): JSX.Element {
  return (
    <span>
      <Link
        from="/$place"
        to="/$place/organisations/$organisationId"
        params={(params) => ({ ...params, organisationId: id })}
        search={(search) => search}
      >
        {name}
      </Link>
      {' / '}
    </span>
  )
}

function Facts({ organisation: { shortName, industry, form } }: { organisation: OrganisationDetail }): JSX.Element {
  const rows: [string, string | undefined][] = [
    [texts.shortName, shortName],
    [texts.industry, industry],
    [texts.form, form && setUpFormTexts[form]]
  ]
  return (
    <dl className={styles['facts']}>
      {rows
        .filter(([, value]) => value)
        .map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
