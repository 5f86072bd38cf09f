import type { ImportKind } from '@hongchao/contract'
import { useApi, useMay } from '@hongchao/web'
import { importTexts } from '@hongchao/web/texts/console/imports.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

import { UploadOutlined } from './icons.ts'

/** Leads to importing what the list shows, whoever may. */
export function ImportButton({ kind }: { kind: ImportKind }): JSX.Element | undefined {
  const { place } = useApi()
  const may = useMay()
  const navigate = useNavigate()
  if (!may('imports.run')) return undefined
  return (
    <Button
      icon={<UploadOutlined />}
      onClick={() => void navigate({ to: '/$place/imports', params: { place }, search: { kind } })}
    >
      {importTexts.open}
    </Button>
  )
}
