import { expect, test } from 'vitest'

import { openBrowser } from './harness.ts'
import { comeIn, place } from './people.ts'

test('a worker asks on the phone whom they are responsible for, and the clerk sees who was asked and what came of it', async () => {
  await using browser = await openBrowser()
  await using worker = await comeIn(browser, 'phone', 'du-xiaoyan')
  const { page } = worker
  await page.getByRole('link', { name: /本月待走访 2 人/ }).click()
  const duan = page.getByRole('article', { name: '段博士' })
  await duan.getByText('已安排到最近的小学').waitFor()
  await worker.picture('rounds/phone')
  await worker.expectAccessible()
  await page.getByRole('button', { name: '记诉求 段博士' }).click()
  await page.getByLabel('诉求内容').fill('实验室要做材料检测，想知道园区有没有可以共用的设备')
  await worker.picture('rounds/phone-tell')
  await page.getByRole('button', { name: '登记诉求' }).click()
  await duan.getByText('实验室要做材料检测').waitFor()
  await page.getByRole('button', { name: '未联系上 应届生公寓联络人' }).click()
  await page.getByRole('radio', { name: '约了下次' }).check()
  await page.getByRole('button', { name: '记录', exact: true }).click()
  await page.getByText('这一轮都走访了').waitFor()
  await worker.picture('rounds/phone-done')

  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  const desk = clerk.page
  await desk.goto(`${place}/rounds`)
  await desk.getByRole('link', { name: '人才需求每月走访' }).click()
  const told = desk.getByRole('row').filter({ hasText: '段博士' })
  await told.getByText('实验室要做材料检测').waitFor()
  await desk.getByText('未联系上：约了下次').waitFor()
  await clerk.picture('rounds/desk')
  await clerk.expectAccessible()
  await desk.getByRole('button', { name: '修改' }).click()
  const form = desk.getByRole('dialog')
  await form.getByRole('button', { name: '增加一位' }).click()
  await form.getByLabel('姓名或称呼').last().fill('祝工程师')
  await form.getByRole('combobox', { name: '走访人' }).last().fill('萧修和')
  await desk.locator('.ant-select-item-option').filter({ hasText: '萧修和' }).last().click()
  await clerk.picture('rounds/desk-form')
  await form.getByRole('button', { name: '保存' }).click()
  await desk.getByRole('row').filter({ hasText: '祝工程师' }).getByText('待走访').waitFor()
  expect(await desk.getByRole('row').filter({ hasText: '熊工' }).count()).toBe(1)
  await clerk.picture('rounds/desk-changed')
  for (const { complaints } of [worker, clerk]) expect(complaints).toEqual([])
})
