import { errorText, useSignOut } from '@hongchao/web'
import { App } from 'antd'

import { forgetDrafts } from './use-draft.ts'

/** Signs out, and leaves nothing of the person at this desk. */
export function useLeave(): () => void {
  const { message } = App.useApp()
  const signOut = useSignOut()
  return () => void signOut.mutateAsync().then(forgetDrafts, (error) => message.error(errorText(error)))
}
