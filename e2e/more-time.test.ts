import type { NeedDetail } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'
import { elsewhere } from './steps.ts'

type Raised = { id: string; code: string }

test('what takes longer is extended with leave, what cannot be done now is shelved, and the requester reads why', async () => {
  await using browser = await openBrowser()
  const need = await takeOn('园区北门的道闸坏了，车要绕一公里')
  const handler = await elsewhere('ren-huiyu')
  await using leader = await comeIn(browser, 'phone', 'ren-huiyu')
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  await using requester = await comeIn(browser, 'phone', 'jiang-qixiao')

  const { askable } = await handler.get<NeedDetail>(`/needs/${need.id}`)
  await ask(leader, need, askable[0]!.last)
  await decide(clerk, need)
  await requester.page.goto(`${place}/m/needs/${need.id}`)
  await requester.page.getByText('道闸电机要从厂家订货').first().waitFor()
  await requester.page.getByText(/原因：需要采购或施工/).waitFor()
  await requester.page.getByRole('button', { name: /查看期限怎么算的/ }).click()
  await requester.page.getByText(/^延期 \d+ 个工作日（需要采购或施工，.+批准）$/).waitFor()
  await requester.picture('more-time-3-requester-why')

  const shelving = askable.find(({ kind }) => kind === 'shelving')!
  const asked = { kind: 'shelving', reason: 'project', until: shelving.last, text: '明年春天改造北门时一并更换。' }
  await handler.act(need.id, 'askTime', asked)
  await using supervisor = await comeIn(browser, 'desk', 'xu-ya')
  await shelve(supervisor, need)
  await requester.page.goto(`${place}/m/needs/${need.id}`)
  await requester.page.getByRole('heading', { name: /^暂时不能办，已挂账，计划.+恢复办理$/ }).waitFor()
  await requester.picture('more-time-5-requester-shelved')
  for (const { complaints } of [leader, clerk, requester, supervisor]) expect(complaints).toEqual([])
})

async function takeOn(text: string): Promise<Raised> {
  const requester = await elsewhere('jiang-qixiao')
  const need = await requester.post<Raised>('/needs', { text, kind: 'enterprise' })
  const clerk = await elsewhere('tan-weifei')
  await clerk.act(need.id, 'accept', { category: 'parking', level: 'park', way: 'door' })
  await clerk.post('/needs/dispatched', { ids: [need.id] })
  const handler = await elsewhere('ren-huiyu')
  await handler.act(need.id, 'sign')
  return need
}

async function ask({ page, picture }: Visitor, { id }: Raised, until: string): Promise<void> {
  await page.goto(`${place}/m/needs/${id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('dialog', { name: '更多操作' }).getByRole('button', { name: '申请延期或暂停' }).click()
  const sheet = page.getByRole('dialog', { name: '申请延期或暂停' })
  await sheet.getByLabel('需要采购或施工').check()
  await sheet.getByLabel('延到哪一天').fill(until)
  await sheet.getByLabel('具体情况').fill('道闸电机要从厂家订货')
  await picture('more-time-1-leader-asks')
  await sheet.getByRole('button', { name: '申请延期或暂停' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByText(/^申请延期到 .+，等待审批/).waitFor()
  await picture('more-time-1-leader-asked')
}

async function decide({ page, picture }: Visitor, { code }: Raised): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('button', { name: '审批延期' }).click()
  const form = page.getByRole('region', { name: '审批延期' })
  await page.getByRole('alert').getByText('道闸电机要从厂家订货').waitFor()
  await form.getByText('批准', { exact: true }).click()
  await picture('more-time-2-clerk-decides')
  await form.getByRole('button', { name: '审批延期' }).click()
  await page.getByText('延长办理期限').first().waitFor()
  await picture('more-time-2-clerk-decided')
}

async function shelve({ page, picture }: Visitor, { code }: Raised): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('button', { name: '审批挂账' }).click()
  const form = page.getByRole('region', { name: '审批挂账' })
  await form.getByText('批准', { exact: true }).click()
  await picture('more-time-4-supervisor-decides')
  await form.getByRole('button', { name: '审批挂账' }).click()
  await page.getByText('挂账：暂时不能办，记着账').waitFor()
  await picture('more-time-4-supervisor-decided')
}
