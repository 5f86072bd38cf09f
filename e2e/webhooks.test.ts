import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, ningbo } from './people.ts'
import { elsewhere } from './steps.ts'

const name = '区大数据中心'

test('another system is told of each need, signed; while it fails it is tried again, and told once more by hand', async () => {
  await using receiver = await listen()
  await using browser = await openBrowser()
  await using administrator = await comeIn(browser, 'desk', 'yue-yunqi', ningbo)
  const secret = await found(administrator, receiver.address)

  await raise()
  await expect.poll(() => receiver.told.length, { timeout: 20_000 }).toBe(1)
  const { headers, body } = receiver.told[0]!
  expect(headers['webhook-signature']).toBe(signature(secret, headers, body))
  expect(body).not.toContain('场地')

  receiver.answer(500)
  await raise()
  await expect.poll(() => receiver.told.length, { timeout: 20_000 }).toBe(2)
  await readLog(administrator)
  receiver.answer(204)
  await resend(administrator)
  await expect.poll(() => receiver.told.length, { timeout: 20_000 }).toBe(3)
  expect(receiver.told[2]!.headers['webhook-id']).toBe(receiver.told[1]!.headers['webhook-id'])
  expect(administrator.complaints).toEqual([])
})

/** The other side, which agrees to be told. */
async function listen() {
  const told: { headers: IncomingHttpHeaders; body: string }[] = []
  let status = 204
  const server = createServer((request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(200, { 'webhook-allowed-origin': '*' }).end()
      return
    }
    void text(request).then((body) => {
      told.push({ headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    told,
    answer: (next: number) => {
      status = next
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

async function found({ page, picture, follow, expectAccessible }: Visitor, address: string): Promise<string> {
  await follow(`${ningbo}/interfaces`)
  await page.getByRole('button', { name: '新建推送' }).click()
  const form = page.getByRole('dialog', { name: '新建事件推送' })
  await form.getByLabel('用途').fill(name)
  await form.getByLabel('范围').fill('段塘街道')
  await page
    .getByRole('option', { name: /段塘街道/ })
    .first()
    .click()
  await form.getByLabel('对方地址').fill(address)
  await picture('webhooks-1-form')
  await expectAccessible()
  await form.getByRole('button', { name: '新建推送' }).click()
  const once = page.getByRole('dialog', { name: '请现在保存签名密钥' })
  const secret = await once.locator('code').innerText()
  await once.getByRole('button', { name: '我已保存' }).click()
  await page.getByRole('row').filter({ hasText: name }).getByText('推送中').waitFor()
  await picture('webhooks-2-agreed')
  return secret
}

async function raise(): Promise<void> {
  const requester = await elsewhere('zhang-qingyue', ningbo)
  await requester.post('/needs', { text: '想借一次活动场地', kind: 'member', category: 'venue' })
}

/** As Standard Webhooks has it. */
function signature(secret: string, headers: IncomingHttpHeaders, body: string): string {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

async function readLog({ page, picture }: Visitor): Promise<void> {
  await page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: '推送记录' }).click()
  const log = page.getByRole('dialog', { name: `推送记录：${name}` })
  await log.getByText('对方应答 500').waitFor()
  await log.getByText('下次').waitFor()
  await log.getByText('已送达').waitFor()
  await picture('webhooks-3-log')
}

async function resend({ page, picture, settled, expectAccessible }: Visitor): Promise<void> {
  const log = page.getByRole('dialog', { name: `推送记录：${name}` })
  await log.getByRole('row').filter({ hasText: '对方应答 500' }).getByRole('button', { name: '重发' }).click()
  await page.getByText('已安排重发').waitFor()
  await expect
    .poll(
      async () => {
        await log.getByRole('button', { name: '刷新' }).click()
        await settled()
        return await log.getByText('已送达').count()
      },
      { timeout: 20_000 }
    )
    .toBe(2)
  await picture('webhooks-4-resent')
  await expectAccessible()
}
