import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'

const title = '下班后打球的人多，球场的灯坏了一半'
/** Who raised it, and what of their words would tell it. */
const personal = ['江惠珊', '江**', '13500001112', '打球', '球场']

test('what is overdue stands on the supervisor’s list with the reason of its due time, and an urge reaches the team', async () => {
  await using browser = await openBrowser()
  await using leader = await comeIn(browser, 'phone', 'song-yun')
  await using supervisor = await comeIn(browser, 'desk', 'xu-ya')
  const { page } = supervisor

  const late = page.getByRole('listitem').filter({ hasText: title })
  await late.getByText(/^已超时 /).waitFor()
  await supervisor.picture('overdue-1-supervisor-todo')
  await late.getByRole('link', { name: title }).click()
  const clocks = page.getByRole('region', { name: '期限' })
  const why = clocks.getByRole('button', { name: /超时/ })
  await why.click()
  await page.getByText(/派单，次日起算/).waitFor()
  await page.getByText('3 个工作日', { exact: true }).waitFor()
  await supervisor.picture('overdue-2-why')
  await why.click()

  await expectNothingPersonal(supervisor)
  await urge(supervisor)
  await seeUrge(leader)
  expect([...leader.complaints, ...supervisor.complaints]).toEqual([])
})

async function expectNothingPersonal({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: '复制到微信群' }).click()
  await page.getByText('已复制').waitFor()
  const told = await page.evaluate(() => navigator.clipboard.readText())
  expect(told).toMatch(/^【超时】XQ-\d{4}-\d{5}\n类别：健身运动\n承办：暖心橙\n应于 .+ 前答复，请尽快办理\nhttp.+$/)
  expect(personal.filter((each) => told.includes(each))).toEqual([])
}

async function urge(supervisor: Visitor): Promise<void> {
  const { page } = supervisor
  await page.keyboard.press('u')
  const form = page.getByRole('region', { name: '催办' })
  await form.getByLabel('催办留言').fill('请今天之内答复诉求人')
  await supervisor.picture('overdue-3-urge')
  await form.getByRole('button', { name: '催办' }).click()
  // By a rule of the place it may have been pressed before.
  await page
    .getByText(/已催办 [12] 次/)
    .first()
    .waitFor()
  await supervisor.picture('overdue-3-urged')
}

async function seeUrge(leader: Visitor): Promise<void> {
  const { page } = leader
  await page.goto(`${place}/m/todo`)
  const card = page.getByRole('article').filter({ hasText: title })
  await card.getByText(/催办 [12] 次/).waitFor()
  await leader.picture('overdue-4-leader-todo')
  await page.goto(`${place}/m/inbox`)
  const message = page
    .getByRole('link')
    .filter({ hasText: '督办员催办，请尽快答复' })
    .filter({ hasText: title })
    .first()
  await message.waitFor()
  await leader.picture('overdue-4-leader-inbox')
  await message.click()
  await page.getByText('请今天之内答复诉求人').waitFor()
  await page.getByRole('button', { name: /超时.*查看期限怎么算的/ }).click()
  await page.getByRole('dialog', { name: '期限怎么算的' }).waitFor()
  await leader.picture('overdue-5-leader-why')
}
