import type { OrganisationDetail, Post } from '@hongchao/contract'
import { nameOf, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { facilityTexts, organisationTexts as texts, setUpFormTexts } from '@hongchao/web/texts/console/organisations.ts'
import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import type { JSX, ReactNode } from 'react'

import { OnDay } from '../../shared/When.tsx'
import styles from './organisations.module.css'

/** Who holds which post, what the organisation covers or is covered by, its cells, its premises. */
export function Relations({ organisation }: { organisation: OrganisationDetail }): JSX.Element {
  const { posts, covers, coverage, coveredBy, members, memberOf, facilities } = organisation
  return (
    <>
      {posts.length > 0 && (
        <Section title={texts.posts} count={posts.length}>
          <Posts posts={posts} />
        </Section>
      )}
      {coveredBy && (
        <Section title={texts.coveredBy}>
          <Units units={[coveredBy]} />
          {coveredBy.form && setUpFormTexts[coveredBy.form]}
        </Section>
      )}
      {coverage === 'uncovered' && (
        <Section title={texts.notCovered}>
          <p className={styles['uncovered']}>{texts.notCoveredWhy}</p>
        </Section>
      )}
      <UnitSection title={texts.covers} units={covers} />
      <UnitSection title={texts.members} units={members} />
      <UnitSection title={texts.memberOf} units={memberOf} />
      {facilities.length > 0 && (
        <Section title={texts.facilities} count={facilities.length}>
          <ul>
            {facilities.map(({ id, kind, name, areaM2 }) => (
              <li key={id}>
                {name}　{facilityTexts[kind]}
                {areaM2 !== undefined && `　${fill(texts.area, { area: areaM2.toLocaleString('zh-CN') })}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }): JSX.Element {
  return (
    <section className={styles['section']}>
      <h3>
        {title} {count !== undefined && <span className={styles['count']}>{count}</span>}
      </h3>
      {children}
    </section>
  )
}

type Unit = OrganisationDetail['covers'][number]

function UnitSection({ title, units }: { title: string; units: Unit[] }): JSX.Element | undefined {
  if (units.length === 0) return undefined
  return (
    <Section title={title} count={units.length}>
      <Units units={units} />
    </Section>
  )
}

function Units({ units }: { units: Unit[] }): JSX.Element {
  const { organisationKinds } = useConfig()
  return (
    <ul className={styles['units']}>
      {units.map(({ id, name, kind }) => (
        <li key={id}>
          <Link
            from="/$place"
            to="/$place/organisations/$organisationId"
            params={(params) => ({ ...params, organisationId: id })}
            search={(search) => search}
          >
            {name}
          </Link>
          <span className={styles['muted']}>{nameOf(organisationKinds, kind)}</span>
        </li>
      ))}
    </ul>
  )
}

function Posts({ posts }: { posts: Post[] }): JSX.Element {
  const columns: TableColumnsType<Post> = [
    { title: texts.posts, width: 120, dataIndex: 'title' },
    { title: '', width: 80, render: (_, { person }) => person.name },
    { title: '', render: (_, { represents }) => represents && fill(texts.represents, { name: represents.name }) },
    { title: '', width: 130, render: (_, { from }) => from && <OnDay day={from} /> }
  ]
  return <Table size="small" rowKey="id" columns={columns} dataSource={posts} pagination={false} showHeader={false} />
}
