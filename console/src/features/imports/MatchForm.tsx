import {
  type ImportColumn,
  type ImportDetail,
  type ImportField,
  importFields,
  type ImportMatch
} from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { importTexts as texts } from '@hongchao/web/texts/console/imports.ts'
import { importFieldTexts } from '@hongchao/web/texts/imports.ts'
import { channelTexts } from '@hongchao/web/texts/needs.ts'
import { Alert, App, Button, Form, Select, Table } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import styles from './imports.module.css'
import { useRun } from './queries.ts'

type Options = ImportDetail['options']

/** What each column is, and what holds for all rows; then the file is tried or imported. */
export function MatchForm({ batch }: { batch: ImportDetail }): JSX.Element {
  const { modal } = App.useApp()
  const [match, setMatch] = useState<ImportMatch>(batch.match)
  const [form] = Form.useForm<Options>()
  const run = useRun()

  function start(dryRun: boolean): void {
    run.mutate({
      params: { id: batch.id },
      body: { dryRun, match, options: { ...batch.options, ...form.getFieldsValue() } }
    })
  }

  function confirm(): void {
    modal.confirm({
      title: fill(texts.runConfirm, { name: batch.fileName, rows: batch.rows }),
      content: batch.kind === 'need' ? texts.runConfirmHelp : texts.runConfirmUnits,
      okText: texts.run,
      onOk: () => start(false)
    })
  }

  return (
    <>
      <section className={styles['section']} aria-label={texts.section.match}>
        <h2>{texts.section.match}</h2>
        <p className={styles['help']}>{texts.matchHelp}</p>
        {batch.otherSheets > 0 && (
          <Alert type="info" showIcon title={fill(texts.otherSheets, { count: batch.otherSheets })} />
        )}
        <Columns batch={batch} match={match} onChange={setMatch} />
      </section>
      <section className={styles['section']} aria-label={texts.section.options}>
        <h2>{texts.section.options}</h2>
        <Form form={form} layout="vertical" requiredMark={false} initialValues={batch.options}>
          <OptionFields batch={batch} />
        </Form>
        <ErrorNote error={run.error} />
        <div className={styles['actions']}>
          <Button loading={run.isPending} onClick={() => start(true)}>
            {texts.check}
          </Button>
          <Button type="primary" loading={run.isPending} onClick={confirm}>
            {texts.run}
          </Button>
        </div>
      </section>
    </>
  )
}

type ColumnsProps = { batch: ImportDetail; match: ImportMatch; onChange: (match: ImportMatch) => void }

function Columns({ batch: { kind, columns }, match, onChange }: ColumnsProps): JSX.Element {
  const options = importFields[kind].map((field) => ({ value: field, label: importFieldTexts[field] }))
  const fieldOf = ({ index }: ImportColumn): ImportField | undefined =>
    importFields[kind].find((field) => match[field] === index)
  const nameOf = ({ header, index }: ImportColumn): string => header || fill(texts.unnamed, { index: index + 1 })

  function choose({ index }: ImportColumn, field: ImportField | undefined): void {
    const others = Object.entries(match).filter(([name, column]) => name !== field && column !== index)
    onChange({ ...Object.fromEntries(others), ...(field && { [field]: index }) })
  }

  return (
    <Table
      size="small"
      rowKey="index"
      pagination={false}
      dataSource={columns}
      columns={[
        { title: texts.column.header, width: 200, render: (_, column) => nameOf(column) },
        { title: texts.column.samples, render: (_, column) => <Samples column={column} /> },
        {
          title: texts.column.field,
          width: 200,
          render: (_, column) => (
            <Select<ImportField>
              allowClear
              style={{ width: '100%' }}
              aria-label={fill(texts.fieldOf, { header: nameOf(column) })}
              placeholder={texts.ignore}
              options={options}
              value={fieldOf(column)}
              onChange={(field?: ImportField) => choose(column, field)}
            />
          )
        }
      ]}
    />
  )
}

function Samples({ column: { samples } }: { column: ImportColumn }): JSX.Element {
  return (
    <>
      {samples.map((sample, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they stay where they are
        <span key={index} className={styles['sample']}>
          {sample}
        </span>
      ))}
    </>
  )
}

function OptionFields({ batch: { kind, organisation } }: { batch: ImportDetail }): JSX.Element {
  const { requesterKinds, organisationKinds } = useConfig()
  const units = organisationKinds.filter(({ nature }) => nature !== 'partyOrg')
  const kinds = kind === 'need' ? requesterKinds : units
  return (
    <div className={styles['options']}>
      <Form.Item name="organisationId" label={texts.organisation[kind]}>
        <OrganisationSelect known={organisation} />
      </Form.Item>
      <Form.Item name="kind" label={texts.kind[kind]}>
        <Select options={kinds.map(({ key, name }) => ({ value: key, label: name }))} />
      </Form.Item>
      {kind === 'need' && (
        <Form.Item name="channel" label={texts.channel}>
          <Select options={Object.entries(channelTexts).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      )}
    </div>
  )
}
