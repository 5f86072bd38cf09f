import { accountTexts } from '@hongchao/web/texts/console/account.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Button } from 'antd'
import type { JSX } from 'react'

import { useTitle } from '../../shared/Page.tsx'
import { useLeave } from '../../shared/use-leave.ts'
import styles from './account.module.css'
import { Card } from './Card.tsx'
import { PasswordForm } from './PasswordForm.tsx'

/** Nothing else is open to whoever still has the password that somebody else made. */
export function FirstPassword(): JSX.Element {
  const leave = useLeave()
  useTitle(accountTexts.changeTitle)
  return (
    <Card title={accountTexts.changeTitle}>
      <p className={styles['help']}>{accountTexts.changeHelp}</p>
      <PasswordForm />
      <p className={styles['foot']}>
        <Button type="link" size="small" onClick={leave}>
          {shellTexts.signOut}
        </Button>
      </p>
    </Card>
  )
}
