import { expect, test } from 'vitest'

import { openBrowser } from './harness.ts'
import { comeIn, place } from './people.ts'

test('a worker reads on the phone what a service takes, applies, and knows at once what is still missing', async () => {
  await using browser = await openBrowser()
  await using worker = await comeIn(browser, 'phone', 'guo-shuxiao')
  const { page } = worker
  await page.getByRole('link', { name: '办事指南' }).click()
  await page.getByRole('link', { name: /组织关系转接/ }).click()
  await page.getByText('核对身份').waitFor()
  await worker.picture('services-1-facts')
  await page.getByRole('button', { name: '申请办理' }).click()

  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('请填写').first().waitFor()
  await page.getByRole('checkbox', { name: '身份证' }).check()
  await page.getByText('还缺 1 种：组织关系介绍信').waitFor()
  await page.getByRole('radio', { name: '网上办理' }).check()
  await page.getByRole('radio', { name: '党员' }).check()
  await worker.picture('services-2-form')
  await worker.expectAccessible()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByText('一次性告知，还缺：组织关系介绍信').waitFor()
  await worker.picture('services-3-told')
  expect(worker.complaints).toEqual([])
})

test('the administrator changes a promise, and it stands on the wall sheet', async () => {
  await using browser = await openBrowser()
  await using administrator = await comeIn(browser, 'desk', 'qiao-yayan')
  const { page } = administrator
  await page.goto(`${place}/services`)
  await page
    .getByRole('row', { name: /上门办理健康证/ })
    .getByRole('button', { name: '修改' })
    .click()
  const dialog = page.getByRole('dialog', { name: '修改服务事项' })
  await dialog.getByLabel('承诺').fill('每月最后一个星期二上门，当月出证')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('cell', { name: '每月最后一个星期二上门，当月出证' }).waitFor()
  await page.goto(`${place}/services/print`)
  await page.getByRole('cell', { name: '每月最后一个星期二上门，当月出证' }).waitFor()
  await page.getByRole('radio', { name: 'A4 竖排' }).check()
  await administrator.picture('services-4-wall')
  expect(administrator.complaints).toEqual([])
})
