import type { Need } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { openBrowser } from './harness.ts'
import { comeIn, place } from './people.ts'
import { elsewhere } from './steps.ts'

const pasted = `王姐 2026/3/2 10:20:31
三食堂西门的雨棚破了
下雨没法走
老周 2026/3/2 10:21:02
收到
小李 2026/3/2 10:30:00
公交末班车能不能晚半小时`

test('what was pasted from a group is split by a person, and what they choose becomes needs', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  const { page } = clerk
  await page.goto(`${place}/record`)
  await page.getByRole('link', { name: '登记群消息' }).click()
  await page.getByLabel('聊天记录').fill(pasted)
  await page.getByRole('button', { name: '拆分', exact: true }).click()
  await page.getByText('共 3 条消息，勾选了 0 条').waitFor()
  await page.getByLabel('诉求人类型').getByText('职工群众', { exact: true }).click()
  for (const row of [1, 3]) await page.getByRole('checkbox', { name: `第 ${row} 条是诉求` }).check()
  await page.getByLabel('第 3 条 说话人').fill('')
  await clerk.picture('group-messages/split')
  await clerk.expectAccessible()

  await page.getByRole('button', { name: '登记勾选的 2 条' }).click()
  await page.getByText('第 3 条没有登记：说话人、时间和诉求人类型都要填').waitFor()
  await page.getByLabel('第 3 条 说话人').fill('小李')
  await page.getByRole('button', { name: '登记勾选的 1 条' }).click()
  await page.getByText('2 条已登记').waitFor()
  await clerk.picture('group-messages/recorded')

  const { items } = await (await elsewhere('shao-jia')).get<{ items: Need[] }>('/needs?sort=newest')
  const said = items.filter(({ channel }) => channel === 'group').slice(0, 2)
  expect(said.map(({ title, collectedAt }) => [title.slice(0, 9), collectedAt])).toEqual([
    ['公交末班车能不能晚', '2026-03-02T02:30:00.000Z'],
    ['三食堂西门的雨棚破', '2026-03-02T02:20:00.000Z']
  ])
  expect(clerk.complaints).toEqual([])
})
