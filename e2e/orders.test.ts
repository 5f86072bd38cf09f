import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'
import { elsewhere } from './steps.ts'

type Raised = { id: string; code: string }

test('a supervisor orders an answer, the team gives it on the phone, and it is acknowledged', async () => {
  await using browser = await openBrowser()
  const need = await raise('宿舍区热水晚上八点以后就没有了')
  await using supervisor = await comeIn(browser, 'desk', 'xu-ya')
  await issue(supervisor, need)
  await using team = await comeIn(browser, 'phone', 'song-yun')
  await answer(team, need)
  await acknowledge(supervisor, need)
  await escalate(supervisor, need)
  for (const { complaints } of [supervisor, team]) expect(complaints).toEqual([])
})

test('who did not evaluate is called, and what they say is entered', async () => {
  await using browser = await openBrowser()
  await using desk = await comeIn(browser, 'desk', 'tan-weifei')
  const { page, picture, expectAccessible, complaints } = desk
  await page.getByRole('link', { name: /^待回访 \d+ 件$/ }).click()
  await page.getByRole('heading', { name: '回访' }).waitFor()
  const row = page.locator('tr[data-row-key]').filter({ hasText: '消防栓被货车撞歪' })
  await row.waitFor()
  await picture('callbacks-1-list')
  for (let steps = 0; steps < 20 && !(await isMarked(row)); steps += 1) await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByText('消防栓已扶正更换').waitFor()
  await page.getByRole('button', { name: '领取' }).click()
  await page.getByRole('button', { name: '查看完整电话' }).click()
  await page.getByLabel('查看原因（会被记录）').fill('回访')
  await page.getByRole('button', { name: '查看并记录' }).click()
  await page.getByText('189 0000 0927').waitFor()
  await page.getByText('联系上了', { exact: true }).click()
  await page.getByText('解决了', { exact: true }).click()
  await page.getByText('很满意', { exact: true }).click()
  await page.getByLabel(/诉求人怎么说/).fill('很快就换好了')
  await picture('callbacks-2-call')
  await expectAccessible()
  await page.getByRole('button', { name: '录入结果' }).click()
  await row.waitFor({ state: 'hidden' })
  await page.getByText('已结束', { exact: true }).click()
  await row.getByText('已回访').waitFor()
  await picture('callbacks-3-ended')
  expect(complaints).toEqual([])
})

async function isMarked(row: Locator): Promise<boolean> {
  return /current/.test((await row.getAttribute('class')) ?? '')
}

async function raise(text: string): Promise<Raised> {
  const requester = await elsewhere('guo-shuxiao')
  const need = await requester.post<Raised>('/needs', { text, kind: 'employee' })
  const clerk = await elsewhere('tan-weifei')
  await clerk.act(need.id, 'accept', { category: 'repair', level: 'park', way: 'door' })
  await clerk.post('/needs/dispatched', { ids: [need.id] })
  await (await elsewhere('song-yun')).act(need.id, 'sign')
  return need
}

async function issue({ page, picture, expectAccessible }: Visitor, { id }: Raised): Promise<void> {
  await page.goto(`${place}/needs/${id}`)
  await page.getByRole('button', { name: '下达督办单' }).click()
  await page.getByLabel('督办要求').fill('请今天到现场，说明什么时候修好')
  await picture('orders-1-supervisor-issues')
  await page.getByRole('button', { name: '下达督办单' }).click()
  await page.getByText('待答复 · 徐雅下达').waitFor()
  await page.getByText('督办 1').first().waitFor()
  await expectAccessible()
}

async function answer({ page, picture }: Visitor, { code }: Raised): Promise<void> {
  await page.goto(`${place}/m/todo`)
  const card = page.getByRole('article').filter({ hasText: code })
  await card.getByText('督办 1').waitFor()
  await card.getByRole('link').first().click()
  await page.getByText('请今天到现场，说明什么时候修好').first().waitFor()
  await picture('orders-2-team-reads')
  await page.getByRole('button', { name: '答复督办' }).click()
  const sheet = page.getByRole('dialog', { name: '答复督办' })
  await sheet.getByLabel('办到哪一步、什么时候办结').fill('已换水泵，今晚九点试水。')
  await sheet.getByRole('button', { name: '答复督办' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByText('答复：已换水泵，今晚九点试水。').waitFor()
}

async function acknowledge({ page, picture }: Visitor, { code }: Raised): Promise<void> {
  await page.getByRole('link', { name: '督办' }).click()
  await page.getByRole('heading', { name: '督办单' }).waitFor()
  const row = page.getByRole('row').filter({ hasText: '宿舍区热水' })
  await row.getByText('待认可').waitFor()
  await row.getByText('待认可').click()
  await page.getByText(/答复：已换水泵/).waitFor()
  await picture('orders-3-supervisor-reads')
  await page.getByRole('button', { name: '认可', exact: true }).click()
  await page.getByRole('button', { name: '认可', exact: true }).click()
  await row.waitFor({ state: 'hidden' })
  await page.getByText('全部', { exact: true }).click()
  await row.getByText('已认可').waitFor()
  await picture('orders-4-all')
  expect(code).toMatch(/^XQ-/)
}

/** Put before a higher level, found in the list, and its decision written down. */
async function escalate({ page, picture, expectAccessible, follow }: Visitor, { id, code }: Raised): Promise<void> {
  await follow(`${place}/needs/${id}`)
  await page.getByRole('button', { name: '提级', exact: true }).click()
  await page.getByLabel('为什么本级解决不了').fill('要改供水主管，物业定不了。')
  await page.getByRole('button', { name: '提级', exact: true }).click()
  await page.getByText('研究中 · 徐雅提出').waitFor()
  await page.getByRole('link', { name: '提级', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: code })
  await row.getByText('全力南集聚区大党委').waitFor()
  await picture('orders-5-escalations')
  await expectAccessible()
  await row.getByRole('link').click()
  await page.getByRole('button', { name: '录入决定' }).click()
  await page.getByLabel(/怎么决定的/).fill('由园区建设中心牵头，本月改完。')
  await page.getByRole('button', { name: '录入决定' }).click()
  await page.getByText('决定：由园区建设中心牵头，本月改完。').waitFor()
  await picture('orders-6-decided')
}
