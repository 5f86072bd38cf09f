import { errorText } from '@hongchao/web'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'
import { App, Button } from 'antd'
import { type JSX, useState } from 'react'

import { DownloadOutlined } from './icons.ts'

type ExportButtonProps = { save: () => Promise<void>; label?: string; done?: string }

/** Saves a file that the server makes; where nothing else is said, a list as it is filtered now. */
export function ExportButton({
  save,
  label = sheetsTexts.export,
  done = sheetsTexts.saved
}: ExportButtonProps): JSX.Element {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const run = (): void => {
    setBusy(true)
    save()
      .then(() => void message.success(done))
      .catch((error: unknown) => void message.error(errorText(error)))
      .finally(() => setBusy(false))
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={run}>
      {label}
    </Button>
  )
}
