import { errorText } from '@hongchao/web'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'
import { App, Button } from 'antd'
import { type JSX, useState } from 'react'

import { DownloadOutlined } from './icons.ts'

/** Saves a list, as it is filtered now, as an Excel file. */
export function ExportButton({ save }: { save: () => Promise<void> }): JSX.Element {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const run = (): void => {
    setBusy(true)
    save()
      .then(() => void message.success(sheetsTexts.saved))
      .catch((error: unknown) => void message.error(errorText(error)))
      .finally(() => setBusy(false))
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={run}>
      {sheetsTexts.export}
    </Button>
  )
}
