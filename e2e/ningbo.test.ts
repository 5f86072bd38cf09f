import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, ningbo } from './people.ts'

test('Ningbo: an item of the menu is asked for at a point, done the same day by who has that area, and counted', async () => {
  await using browser = await openBrowser()
  await using resident = await comeIn(browser, 'phone', 'weng-yunzhi', ningbo)
  const code = await apply(resident)
  await using clerk = await comeIn(browser, 'desk', 'pu-ruochuan', ningbo)
  await take(clerk, code)
  await using chief = await comeIn(browser, 'phone', 'wu-wenlan', ningbo)
  await assign(chief, code)
  await using agent = await comeIn(browser, 'phone', 'you-wangshu', ningbo)
  await answer(agent, code)
  await evaluate(resident)

  await using supervisor = await comeIn(browser, 'desk', 'yin-qichen', ningbo)
  await readFigures(supervisor)
  for (const { complaints } of [resident, clerk, chief, agent, supervisor]) expect(complaints).toEqual([])
})

async function apply({ page, picture }: Visitor): Promise<string> {
  await page.getByRole('link', { name: '服务事项' }).click()
  await page.getByRole('link', { name: /^流动党员登记/ }).waitFor()
  expect(await page.locator('.services a').count()).toBe(20)
  await picture('ningbo-1-menu')
  await page.getByRole('link', { name: /^党费核算缴纳/ }).click()
  await page.getByText('小事当天办结').waitFor()
  await picture('ningbo-1-item')
  await page.getByRole('button', { name: '申请办理' }).click()
  await page.getByRole('checkbox', { name: '工资条或收入说明' }).check()
  await page.getByRole('radio', { name: '全程代办' }).check()
  await page.getByRole('radio', { name: '党员', exact: true }).check()
  await page.getByLabel(/^补充说明/).fill('工资构成变了，想重新核一下每月交多少')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await picture('ningbo-1-receipt')
  const code = await page
    .getByRole('button', { name: /^复制编号 / })
    .locator('strong')
    .innerText()
  await page.getByRole('link', { name: '查看进度' }).click()
  return code
}

async function take({ page, picture }: Visitor, code: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('button', { name: '受理' }).click()
  await page.getByRole('region', { name: '受理' }).getByRole('button', { name: '受理' }).click()
  const form = page.getByRole('region', { name: '派单' })
  await form.getByText('依据：其余由党务帮办队按片领办').waitFor()
  await form.getByRole('button', { name: '派单', exact: true }).click()
  await page.getByText('交给 党务帮办队', { exact: true }).waitFor()
  await page.getByRole('region', { name: '期限', exact: true }).getByRole('button').last().click()
  await page.getByText('当天下班前（小事不过夜、大事不隔天：小事）').waitFor()
  await picture('ningbo-2-same-day')
  await page.keyboard.press('Escape')
}

/** The chief agent gives it to whoever has the area. */
async function assign({ page, picture, follow }: Visitor, code: string): Promise<void> {
  await follow(`${ningbo}/m/todo`)
  const card = page.getByRole('article').filter({ hasText: code })
  await card.getByRole('button', { name: `签收 ${code}` }).click()
  await card.getByText(/^党务帮办队正在办理/).waitFor()
  await card.getByRole('link').first().click()
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('dialog', { name: '更多操作' }).getByRole('button', { name: '指定经办人' }).click()
  const sheet = page.getByRole('dialog', { name: '指定经办人' })
  await sheet.locator('label').filter({ hasText: '第一社区' }).getByRole('radio', { name: '游望舒' }).check()
  await picture('ningbo-3-chief-assigns')
  await sheet.getByRole('button', { name: '指定经办人' }).click()
  await sheet.waitFor({ state: 'hidden' })
}

async function answer({ page, picture, follow }: Visitor, code: string): Promise<void> {
  await follow(`${ningbo}/m/todo`)
  const card = page.getByRole('article').filter({ hasText: code })
  await card.waitFor()
  // What lies with an office of the street is not theirs.
  expect(await page.getByText(/^已派给街道信息科/).count()).toBe(0)
  await picture('ningbo-4-agent')
  await card.getByRole('link').first().click()
  await page.getByRole('button', { name: '答复', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '答复' })
  await sheet.getByLabel('答复内容').fill('已按新工资核好，每月 45 元，收据放在第一社区帮办点。')
  await sheet.getByRole('button', { name: '答复' }).click()
  await page.getByRole('heading', { name: '党务帮办队已答复，等诉求人评价' }).waitFor()
}

async function evaluate({ page, picture }: Visitor): Promise<void> {
  await page.getByText('您的事办成了吗？').waitFor()
  await page.getByRole('radio', { name: '解决了', exact: true }).check()
  await page.getByRole('radio', { name: '很满意' }).check()
  await picture('ningbo-5-resident-evaluates')
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByRole('heading', { name: '已办结' }).waitFor()
}

/** The rates of the place, and what hangs on its walls. */
async function readFigures({ page, picture, expectAccessible, follow, settled }: Visitor): Promise<void> {
  await follow(`${ningbo}/rates?by=team`)
  await page.getByRole('button', { name: '满意率' }).click()
  await page.getByRole('cell', { name: '党务帮办队' }).first().waitFor()
  await settled()
  await picture('ningbo-6-figures')
  await expectAccessible()
  await follow(`${ningbo}/services/print`)
  await page.getByRole('cell', { name: '党费核算缴纳' }).waitFor()
  await picture('ningbo-7-wall')
}
