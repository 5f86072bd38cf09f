import { type ServiceContent, type ServiceItem, servicesRoutes } from '@hongchao/contract'
import { useApi, useConfig, useWrite } from '@hongchao/web'
import { servicesTexts } from '@hongchao/web/texts/console/services.ts'
import { App, Form, Input, Modal, Select, Switch } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { linesOf, papersOf, papersText } from './lines.ts'

const { form: texts } = servicesTexts
const { shape } = servicesRoutes.create.body

type Values = Omit<ServiceContent, 'steps' | 'papers'> & { steps: string; papers: string; active: boolean }

/** A service as it stands on the wall, to be written or changed. */
export function ServiceForm({ service, onClose }: { service?: ServiceItem; onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { services } = useApi()
  const { message } = App.useApp()
  const create = useWrite(services.create, { changes: ['services'] })
  const update = useWrite(services.update, { changes: ['services'] })
  const error = create.error ?? update.error
  useFieldErrors(form, error)

  function submit({ active, steps, papers, ...rest }: Values): void {
    const content = { ...rest, steps: linesOf(steps), papers: papersOf(papers) }
    const after = {
      onSuccess: () => {
        void message.success(texts.saved)
        onClose()
      }
    }
    if (!service) return create.mutate({ body: content }, after)
    const { id, version } = service
    update.mutate({ params: { id }, body: { ...content, active, version } }, after)
  }

  return (
    <Modal
      open
      width={640}
      title={service ? texts.editTitle : texts.createTitle}
      okText={texts.save}
      confirmLoading={create.isPending || update.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={service && { ...service, steps: service.steps.join('\n'), papers: papersText(service.papers) }}
      >
        <Fields />
        {service && (
          <Form.Item name="active" label={texts.active} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
        <ErrorNote error={error} />
      </Form>
    </Modal>
  )
}

function Fields(): JSX.Element {
  const { categories, ways } = useConfig()
  const items = categories.map(({ key, name, items: own }) => ({
    label: name,
    title: name,
    options: (own.length > 0 ? own : [{ key, name }]).map((item) => ({ value: item.key, label: item.name }))
  }))
  return (
    <>
      <Form.Item name="name" label={texts.name} rules={[ruleOf(shape.name)]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="category" label={texts.category} rules={[ruleOf(shape.category)]}>
        <Select options={items} />
      </Form.Item>
      <Form.Item name="matters" label={texts.matters} rules={[ruleOf(shape.matters)]}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="promise" label={texts.promise} rules={[ruleOf(shape.promise)]}>
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name="steps" label={texts.steps} rules={[ruleOf(shape.name.max(4000))]}>
        <Input.TextArea rows={4} />
      </Form.Item>
      <Form.Item name="papers" label={texts.papers}>
        <Input.TextArea rows={4} />
      </Form.Item>
      <Form.Item name="ways" label={texts.ways} rules={[ruleOf(shape.ways)]}>
        <Select mode="multiple" options={ways.map(({ key, name }) => ({ value: key, label: name }))} />
      </Form.Item>
      <Form.Item name="people" label={texts.people} rules={[ruleOf(shape.people)]}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}
