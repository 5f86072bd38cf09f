import { expect, test } from 'vitest'

import { openBrowser } from './harness.ts'
import { comeIn, countPages, place } from './people.ts'

test('a joint meeting is set up, what is said is taken down line by line, and the next one reports what became of it', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  const { page } = clerk
  const callMeeting = async (title: string) => {
    await page.goto(`${place}/meetings`)
    await page.getByRole('button', { name: '新建联席会' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('combobox', { name: '由谁召开' }).fill('社区')
    await page.locator('.ant-select-item-option[title="全力南社区"]').click()
    await form.getByLabel('名称').fill(title)
    await form.getByLabel('议程').fill('上次会议办理情况\n企业提诉求')
    await form.getByLabel(/^参会/).fill('江启晓，渚行物流有限公司\n邵嘉')
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  }

  await callMeeting('三月企业联席会')
  await page.getByText('江启晓（渚行物流有限公司）、邵嘉').waitFor()
  await page.getByLabel('谁说的').fill('江启晓')
  await page.getByRole('combobox', { name: '诉求人类型' }).fill('企业')
  await page.keyboard.press('Enter')
  for (const said of ['园区班车能不能加一趟晚上九点的', '货车夜里找不到地方停']) {
    await page.getByLabel('内容').fill(said)
    await page.keyboard.press('Enter')
    await page.getByRole('cell', { name: said }).waitFor()
  }
  await clerk.picture('meetings/entry')
  await clerk.expectAccessible()

  await callMeeting('四月企业联席会')
  await page.getByRole('heading', { name: '上次联席会《三月企业联席会》的办理情况' }).waitFor()
  await page.getByRole('cell', { name: '园区班车能不能加一趟晚上九点的' }).waitFor()
  await page.goto(`${place}/meetings`)
  await clerk.picture('meetings/list')
  await page.getByRole('link', { name: '三月企业联席会' }).click()
  await page.getByRole('link', { name: '打印通报' }).click()
  await page.getByText('共 2 件，已答复 0 件，办理中 2 件').waitFor()
  await clerk.picture('meetings/paper')
  await clerk.expectAccessible()
  expect(countPages(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1)
  expect(clerk.complaints).toEqual([])
})
