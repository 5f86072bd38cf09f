import type { DeviceSession } from '@hongchao/contract'
import { errorText, keyOf, useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { accountTexts } from '@hongchao/web/texts/phone/account.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { toast } from '../../shared/toast.ts'
import { When } from '../../shared/When.tsx'

const key = keyOf('', 'account', 'sessions')

export function SessionsPage(): ReactNode {
  const { account } = useApi()
  const sessions = useQuery({ queryKey: key, queryFn: () => account.sessions() })
  return (
    <Page title={accountTexts.sessions}>
      <p className="soft">{accountTexts.sessionsHint}</p>
      <Loaded query={sessions}>
        {({ items }) => (
          <ul className="panel rows">
            {items.map((session) => (
              <Device key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

function Device({ session }: { session: DeviceSession }): ReactNode {
  const { account } = useApi()
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => account.revoke({ params: { id: session.id } }),
    onSuccess: () => {
      toast(accountTexts.revoked)
      void queries.invalidateQueries({ queryKey: key })
    },
    onError: (error) => toast(errorText(error))
  })
  return (
    <li className="row-link">
      <span>
        {session.device}
        <br />
        <small className="soft">
          {accountTexts.lastSeen} <When at={session.lastSeenAt} />
        </small>
      </span>
      {session.current ? (
        <strong>{accountTexts.thisDevice}</strong>
      ) : (
        <Button
          onClick={() => revoke.mutate()}
          loading={revoke.isPending}
          aria-label={fill(accountTexts.revokeDevice, { device: session.device })}
        >
          {accountTexts.revoke}
        </Button>
      )}
    </li>
  )
}
