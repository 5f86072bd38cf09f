import { type ImportKind, maxImportBytes } from '@hongchao/contract'
import { keyOf, useApi, useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { importKindTexts, importTexts as texts } from '@hongchao/web/texts/console/imports.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { errorTexts } from '@hongchao/web/texts/errors.ts'
import { Alert, Form, Progress, Radio, Upload } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import styles from './imports.module.css'

/** Takes a file by drag or click; once it was read its own page opens. */
export function TakeFile(): JSX.Element {
  const kinds = useKinds()
  const { kind: asked } = useSearch({ from: '/$place' })
  const [chosen, setChosen] = useState<ImportKind>()
  const [tooLarge, setTooLarge] = useState(false)
  const kind = chosen ?? kinds.find((one) => one === asked) ?? kinds[0] ?? 'need'
  const { take, name, part } = useTake(kind)

  function given(file: File): void {
    setTooLarge(file.size > maxImportBytes)
    if (file.size <= maxImportBytes) take.mutate(file)
  }

  return (
    <div className={styles['take']}>
      {kinds.length > 1 && (
        <Form.Item label={texts.what} style={{ margin: 0 }}>
          <Radio.Group
            value={kind}
            onChange={({ target }) => setChosen(target.value as ImportKind)}
            options={kinds.map((one) => ({ value: one, label: importKindTexts[one] }))}
          />
        </Form.Item>
      )}
      <Upload.Dragger
        accept=".xlsx,.csv,.txt"
        showUploadList={false}
        disabled={take.isPending}
        beforeUpload={(file) => {
          given(file)
          return false
        }}
      >
        <p>{texts.drop}</p>
        <p className={styles['help']}>{texts.dropHelp}</p>
      </Upload.Dragger>
      {take.isPending && (
        <div role="status">
          {fill(part < 1 ? texts.uploading : texts.reading, { name })}
          <Progress percent={Math.round(part * 100)} status="active" aria-label={texts.uploading} />
        </div>
      )}
      {tooLarge && <Alert type="error" showIcon role="alert" title={errorTexts['sheet.tooLarge']} />}
      <ErrorNote error={take.error} />
    </div>
  )
}

/** What the person may import: what they may enter by hand. */
function useKinds(): ImportKind[] {
  const may = useMay()
  return [
    ...(may('needs.record') ? (['need'] as const) : []),
    ...(may('organisations.manage') ? (['organisation'] as const) : [])
  ]
}

function useTake(kind: ImportKind) {
  const { place, uploadImport } = useApi()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [part, setPart] = useState(0)
  const take = useMutation({
    mutationFn: (file: File) => {
      setPart(0)
      return uploadImport(kind, file, setPart)
    },
    onSuccess: (batch) => {
      queries.setQueryData(keyOf(place, 'imports', 'detail', batch.id), batch)
      void queries.invalidateQueries({ queryKey: keyOf(place, 'imports', 'list') })
      void navigate({ to: '/$place/imports/$importId', params: { place, importId: batch.id }, search: {} })
    }
  })
  return { take, part, name: take.variables?.name ?? '' }
}
