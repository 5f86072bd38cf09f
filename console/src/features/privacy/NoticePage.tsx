import type { PrivacyNotice } from '@hongchao/contract'
import { ApiContext, createApi, keyOf, useApi, useMe } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { privacyTexts } from '@hongchao/web/texts/privacy.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType } from 'antd'
import { type JSX, useMemo } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import styles from './privacy.module.css'

/** What the place keeps of people, for anybody to read. */
export function NoticePage(): JSX.Element {
  const { place } = useParams({ from: '/$place/privacy' })
  const api = useMemo(() => createApi(place), [place])
  return (
    <ApiContext value={api}>
      <Notice />
    </ApiContext>
  )
}

function Notice(): JSX.Element {
  const { place, privacy } = useApi()
  useTitle(privacyTexts.title)
  const { data, error, refetch } = useQuery({ queryKey: keyOf(place, 'privacy'), queryFn: () => privacy.notice() })
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  return (
    <main className={styles['paper']}>
      <header>
        <h1>{privacyTexts.title}</h1>
        <span>{fill(privacyTexts.version, { day: data.version })}</span>
        <Link to="/$place/todo" params={{ place }} search={{}}>
          {shellTexts.back}
        </Link>
      </header>
      {data.sections.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          {text.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <section>
        <h2>{privacyTexts.keptTitle}</h2>
        <Table size="small" rowKey="what" columns={columns} dataSource={data.kept} pagination={false} />
      </section>
      <Noted />
    </main>
  )
}

const columns: TableColumnsType<PrivacyNotice['kept'][number]> = [
  { title: privacyTexts.what, dataIndex: 'what' },
  { title: privacyTexts.purpose, dataIndex: 'purpose', width: 160 },
  { title: privacyTexts.seenBy, dataIndex: 'seenBy', width: 180 },
  { title: privacyTexts.keptFor, dataIndex: 'keptFor', width: 200 }
]

/** A version that came since is noted once. */
function Noted(): JSX.Element | undefined {
  const { place, privacy } = useApi()
  const due = useMe().data?.notice
  const queries = useQueryClient()
  const navigate = useNavigate()
  const note = useMutation({
    mutationFn: (version: string) => privacy.note({ body: { version } }),
    onSuccess: () => void navigate({ to: '/$place/todo', params: { place }, search: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(place, 'me') })
  })
  if (!due) return undefined
  return (
    <>
      <ErrorNote error={note.error} />
      <Button type="primary" loading={note.isPending} onClick={() => note.mutate(due)}>
        {privacyTexts.noted}
      </Button>
    </>
  )
}
