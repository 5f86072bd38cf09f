import { useSignOut } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { accountTexts } from '@hongchao/web/texts/phone/account.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import { Sheet } from '../../shared/Sheet.tsx'
import { forgetAll } from '../../shared/store.ts'

/** Takes along what is this person’s on the phone; what has not been sent only after they said so. */
export function SignOut({ id }: { id: string }): ReactNode {
  const navigate = useNavigate()
  const signOut = useSignOut()
  const [waiting, setWaiting] = useState(0)

  async function leave(): Promise<void> {
    await signOut.mutateAsync()
    const [{ forgetItems }, { forgetAnswers }] = await offline()
    await forgetAll()
    await Promise.all([forgetItems(id), forgetAnswers()]).catch(() => undefined)
    await navigate({ to: '/', replace: true })
  }
  async function ask(): Promise<void> {
    const [{ countWaiting }] = await offline()
    const count = await countWaiting(id).catch(() => 0)
    if (count > 0) setWaiting(count)
    else await leave()
  }
  const go = (step: () => Promise<void>): void => void step().catch(() => undefined)
  return (
    <>
      <Button block onClick={() => go(ask)} loading={signOut.isPending}>
        {accountTexts.signOut}
      </Button>
      {waiting > 0 && (
        <Sheet title={accountTexts.leaveTitle} onClose={() => setWaiting(0)}>
          <p>{fill(accountTexts.leave, { count: waiting })}</p>
          <div className="button-row">
            <Link to="/outbox" className="button-link primary">
              {shellTexts.outbox}
            </Link>
            <Button onClick={() => go(leave)} loading={signOut.isPending}>
              {accountTexts.leaveAnyway}
            </Button>
            <Button onClick={() => setWaiting(0)}>{shellTexts.cancel}</Button>
          </div>
        </Sheet>
      )}
    </>
  )
}

const offline = () => Promise.all([import('../../offline/outbox-store.ts'), import('../../offline/answers.ts')])
