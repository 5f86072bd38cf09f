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

test('a service is opened for appointments, booked on the phone, and the desk finds who comes on the sheet of the day', async () => {
  await using browser = await openBrowser()
  await using administrator = await comeIn(browser, 'desk', 'qiao-yayan')
  const { page: desk } = administrator
  await desk.goto(`${place}/bookings`)
  await desk.getByRole('button', { name: '开放预约' }).click()
  const form = desk.getByRole('dialog', { name: '开放预约' })
  await form.getByLabel('服务事项').click()
  await desk.getByTitle('上门办理健康证').click()
  await form.getByLabel('由谁接待').fill('全力南集聚区大党委')
  await desk.getByText('全力南集聚区大党委　').last().click()
  await form.getByLabel('地点').fill('党群服务中心一楼')
  for (const day of ['周一', '周二', '周三', '周四', '周五', '周六', '周日']) await form.getByLabel(day).check()
  await administrator.picture('services-5-timetable-form')
  await form.getByRole('button', { name: '开放' }).click()
  await desk.getByRole('cell', { name: /党群服务中心一楼/ }).waitFor()
  await administrator.picture('services-6-timetables')

  await using worker = await comeIn(browser, 'phone', 'guo-shuxiao')
  const { page } = worker
  await page.goto(`${place}/m/services`)
  await page.getByRole('link', { name: /上门办理健康证/ }).click()
  await page.getByRole('link', { name: '预约时间' }).click()
  await page.getByRole('radio', { name: /^14:30/ }).check()
  await worker.picture('services-7-book')
  await worker.expectAccessible()
  await page.getByRole('button', { name: '预约', exact: true }).click()
  await page.getByRole('heading', { name: '我的预约' }).waitFor()
  await page.getByText('党群服务中心一楼').waitFor()
  await worker.picture('services-8-booked')

  await using clerk = await comeIn(browser, 'desk', 'tan-weifei')
  const { page: sheet } = clerk
  await sheet.goto(`${place}/bookings`)
  const coming = sheet.getByRole('cell', { name: '郭书骁' })
  for (let day = 0; day < 10; day += 1) {
    await sheet.getByRole('button', { name: '取消本场' }).first().or(sheet.getByText('这一天没有开放')).waitFor()
    if (await coming.isVisible()) break
    await sheet.getByRole('button', { name: '后一天' }).click()
    await sheet.waitForTimeout(300)
  }
  await clerk.picture('services-9-desk')
  await clerk.expectAccessible()
  await sheet.getByRole('button', { name: '取消本场' }).first().click()
  await sheet.getByRole('dialog', { name: '取消本场' }).getByLabel('原因').fill('体检车检修')
  await sheet.getByRole('dialog', { name: '取消本场' }).getByRole('button', { name: '取消本场' }).click()
  await sheet.getByText('已取消。有账号的').waitFor()
  await clerk.picture('services-10-cancelled')
  expect([...administrator.complaints, ...worker.complaints, ...clerk.complaints]).toEqual([])
})
