import { identityRoutes, type PersonAccess } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type JSX, useState } from 'react'

import { CloseOutlined } from '../../shared/icons.ts'
import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf } from '../../shared/form.ts'
import { Loading, useTitle } from '../../shared/Page.tsx'
import { Reveal } from '../../shared/Reveal.tsx'
import { AccountSection } from './AccountSection.tsx'
import { GrantsSection } from './GrantsSection.tsx'
import { HandoverForm } from './HandoverForm.tsx'
import styles from './people.module.css'
import { usePerson, usePhone } from './queries.ts'

const reasonRule = ruleOf(identityRoutes.phone.body.shape.reason)

export function PersonPane(): JSX.Element {
  const { personId = '' } = useParams({ strict: false })
  const { data, error, refetch } = usePerson(personId)
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  return <Open key={data.id} person={data} />
}

function Open({ person }: { person: PersonAccess }): JSX.Element {
  const { place } = useApi()
  const [handing, setHanding] = useState(false)
  const { name, organisation, phone } = person
  const reading = usePhone(person.id)
  useTitle(name)
  return (
    <article className={styles['person']}>
      <header>
        <h2>{name}</h2>
        <Button size="small" onClick={() => setHanding(true)}>
          {texts.handover}
        </Button>
        <Link to="/$place/people" params={{ place }} search={(search) => search} className={styles['close']}>
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={texts.close} tabIndex={-1} />
        </Link>
      </header>
      <p className={styles['muted']}>
        {organisation?.name}
        {phone && (
          <>
            　{texts.phoneLabel} <Reveal masked={phone} mayReveal reading={reading} rule={reasonRule} />
          </>
        )}
      </p>
      <AccountSection person={person} />
      <GrantsSection person={person} />
      {handing && <HandoverForm person={person} onClose={() => setHanding(false)} />}
    </article>
  )
}
