import type { Me } from '@hongchao/contract'
import { useMe, useSession } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { accountTexts } from '@hongchao/web/texts/phone/account.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { roleTexts } from '@hongchao/web/texts/roles.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { icons } from '../../shared/icons.tsx'
import { LargeTypeSwitch } from '../../shared/LargeTypeSwitch.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { SignOut } from './SignOut.tsx'

export function AccountPage(): ReactNode {
  const session = useSession()
  const belongs = useMe().data?.person !== undefined
  return (
    <Page title={accountTexts.title} tab={belongs}>
      <Loaded query={session}>
        {({ account }) => (account ? <Mine id={account.id} username={account.username} /> : <Stranger />)}
      </Loaded>
    </Page>
  )
}

function Stranger(): ReactNode {
  return (
    <>
      <p className="soft">{accountTexts.signInToSee}</p>
      <Link to="/sign-in" className="button-link primary">
        {accountTexts.signIn}
      </Link>
      <section className="panel">
        <LargeTypeSwitch />
      </section>
    </>
  )
}

function Mine({ id, username }: { id: string; username: string }): ReactNode {
  const me = useMe()
  return (
    <>
      <Loaded query={me}>{(data) => <WhoIAm me={data} username={username} />}</Loaded>
      <section className="panel">
        <LargeTypeSwitch />
      </section>
      <nav className="panel rows" aria-label={accountTexts.title}>
        <Link to="/sessions" className="row-link">
          <span>{accountTexts.sessions}</span>
          {icons.forward}
        </Link>
        <Link to="/password" className="row-link">
          <span>{accountTexts.passwordTitle}</span>
          {icons.forward}
        </Link>
        <Link to="/look-up" className="row-link">
          <span>{accountTexts.lookUp}</span>
          {icons.forward}
        </Link>
        <Link to="/own-data" className="row-link">
          <span>{accountTexts.ownData}</span>
          {icons.forward}
        </Link>
        <Link to="/privacy" className="row-link">
          <span>{shellTexts.privacy}</span>
          {icons.forward}
        </Link>
      </nav>
      <SignOut id={id} />
    </>
  )
}

function WhoIAm({ me, username }: { me: Me; username: string }): ReactNode {
  return (
    <section className="panel">
      <h2>
        {me.person?.name ?? username} <span className="soft small">{username}</span>
      </h2>
      <dl className="facts">
        <Fact name={accountTexts.organisation} values={me.person?.organisation ? [me.person.organisation.name] : []} />
        <Fact
          name={accountTexts.roles}
          values={me.grants.map(({ role, organisation }) =>
            fill(accountTexts.role, { role: roleTexts[role], organisation: organisation.name })
          )}
        />
        <Fact
          name={accountTexts.team}
          values={me.teams.map(({ name, leader }) => (leader ? fill(accountTexts.leader, { team: name }) : name))}
        />
      </dl>
    </section>
  )
}

function Fact({ name, values }: { name: string; values: string[] }): ReactNode {
  if (values.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      {values.map((value) => (
        <dd key={value}>{value}</dd>
      ))}
    </div>
  )
}
