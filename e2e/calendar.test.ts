import { expect, test } from 'vitest'

import { openBrowser } from './harness.ts'
import { comeIn, place } from './people.ts'

const notice = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
三、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

test('the administrator pastes the holiday notice, mends a line, sees what it changes, counts with it and takes it back', async () => {
  await using browser = await openBrowser()
  await using administrator = await comeIn(browser, 'desk', 'qiao-yayan')
  const { page } = administrator
  await page.goto(`${place}/calendar?year=2027`)
  await page.getByText('2027 年的放假安排还没有导入').waitFor()

  await page.getByRole('button', { name: '导入放假安排' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('内容').fill(notice.replace('1月1日（周五）', '1月1日（周四）'))
  await dialog.getByLabel('通知的网址').fill('https://www.gov.cn/notice')
  await dialog.getByRole('button', { name: '预览' }).click()
  await dialog.getByText('第 2 行：“1月1日（周四）”与星期几对不上').waitFor()
  await administrator.picture('calendar-1-refused')

  await dialog.getByLabel('内容').fill(notice)
  await dialog.getByRole('button', { name: '预览' }).click()
  await dialog.getByText('2027 年：变动 18 天').waitFor()
  await administrator.picture('calendar-2-preview')
  await dialog.getByRole('button', { name: '采用' }).click()
  await page.getByText('放假安排涉及 15 天休息、3 天调休上班').waitFor()
  await administrator.picture('calendar-3-year')
  await administrator.expectAccessible()

  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByText('2027 年的放假安排还没有导入').waitFor()
  expect(await page.getByRole('row', { name: /撤回上一次导入/ }).count()).toBe(1)
  expect(administrator.complaints).toEqual([])
})
