import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'
import { elsewhere } from './steps.ts'

const reason = '与诉求人约定上门时间'
const card = {
  text: '卡片上写着：二楼茶水间的灯坏了。',
  kind: 'employee',
  channel: 'card',
  name: '江惠珊',
  phone: '135 0000 1112'
}

test('the clerk reads a telephone with a reason, and the auditor finds who did, when and why', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  await using auditor = await comeIn(browser, 'desk', 'ji-heng')
  const recorder = await elsewhere('shao-jia')
  const organisation = await recorder.get<{ items: { id: string }[] }>('/organisations/find?q=全力南')
  const need = await recorder.post<{ id: string; code: string }>('/needs/recorded', {
    ...card,
    organisationId: organisation.items[0]!.id,
    collectedAt: new Date().toISOString()
  })

  await revealTelephone(clerk, need.id)
  await traceRecord(auditor, need.code)

  expect([...clerk.complaints, ...auditor.complaints]).toEqual([])
})

async function revealTelephone(clerk: Visitor, id: string): Promise<void> {
  const { page } = clerk
  await page.goto(`${place}/needs/${id}`)
  await page.getByText('135****1112').waitFor()
  await page.getByRole('button', { name: '查看完整电话' }).click()
  await page.getByLabel('查看原因（会被记录）').fill(reason)
  await page.getByRole('button', { name: '查看并记录' }).click()
  await page.getByText(card.phone).waitFor()
  await clerk.picture('auditor-1-clerk-reveals')
}

async function traceRecord(auditor: Visitor, code: string): Promise<void> {
  const { page } = auditor
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '审计' }).click()
  await page.getByRole('heading', { level: 1, name: '审计' }).waitFor()
  await page.getByText('查看审计记录本身也会留下记录').waitFor()
  await page.getByRole('row').nth(5).waitFor()
  await auditor.picture('auditor-2-trail')

  await page.getByLabel('编号或记录').fill(code)
  await page.getByLabel('编号或记录').press('Enter')
  const row = page.getByRole('row').filter({ hasText: reason })
  await row.getByText('查看了诉求').waitFor()
  await row.getByRole('button', { name: '邵嘉' }).waitFor()
  await row.getByRole('button', { name: code }).waitFor()
  // The auditor sees that it was read, and nothing of what was.
  expect(await row.getByRole('link', { name: '打开' }).count()).toBe(0)
  const seen = await page.getByRole('main').innerText()
  expect([card.phone, card.name, '茶水间'].filter((word) => seen.includes(word))).toEqual([])
  await auditor.picture('auditor-3-record')

  await page.goto(`${place}/audit?events=need.contactRead`)
  await row.waitFor()
  await row.getByRole('button', { name: '邵嘉' }).click()
  await page.waitForURL(/actor=/)
  await row.waitFor()
  await auditor.picture('auditor-4-person')
}
