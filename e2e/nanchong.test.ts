import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, nanchong } from './people.ts'

const text = '试用期最后一天被口头辞退，半个月的工资没有给'

test('Nanchong: a labour dispute is settled by a mediator within 135, with what a higher level decided', async () => {
  await using browser = await openBrowser()
  await using worker = await comeIn(browser, 'phone', 'yu-nianci', nanchong)
  const code = await raise(worker)
  await using clerk = await comeIn(browser, 'desk', 'liao-yiming', nanchong)
  await take(clerk, code)
  await readWhy(worker)

  await using mediator = await comeIn(browser, 'phone', 'qiu-xiangwan', nanchong)
  await askForHelp(mediator, code)
  await decide(clerk)
  await answer(mediator)
  await evaluate(worker)
  for (const { complaints } of [worker, clerk, mediator]) expect(complaints).toEqual([])
})

async function raise({ page, picture }: Visitor): Promise<string> {
  await page.getByRole('link', { name: '我要提诉求' }).click()
  await page.getByLabel('什么事').fill(text)
  await page.getByRole('radio', { name: '职工', exact: true }).check()
  await page.getByRole('radio', { name: /^劳动纠纷和安全/ }).check()
  await page.getByRole('radio', { name: '劳动纠纷', exact: true }).check()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await page.getByText('怎么算的').click()
  await picture('nanchong-1-receipt')
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
  await form.getByText('依据：劳动纠纷由调解网格队调处').waitFor()
  expect(await form.getByRole('radio', { name: /调解网格队/ }).isChecked()).toBe(true)
  await picture('nanchong-2-clerk-dispatches')
  await form.getByRole('button', { name: '派单', exact: true }).click()
  await page.getByText('交给 调解网格队', { exact: true }).waitFor()
}

/** Three working days, of which each that does not count is named. */
async function readWhy({ page, picture, expectAccessible }: Visitor): Promise<void> {
  await page.getByRole('heading', { name: /^已派给调解网格队，.+答复$/ }).waitFor()
  await page.getByRole('button', { name: /查看期限怎么算的$/ }).click()
  const sheet = page.getByRole('dialog', { name: '期限怎么算的' })
  await sheet.getByText('3 个工作日（“135”限时办结：问题和困难）').waitFor()
  await picture('nanchong-3-why-this-day')
  await expectAccessible()
  await page.keyboard.press('Escape')
}

async function askForHelp({ page, picture, follow }: Visitor, code: string): Promise<void> {
  await follow(`${nanchong}/m/todo`)
  const card = page.getByRole('article').filter({ hasText: code })
  await card.getByRole('button', { name: `签收 ${code}` }).click()
  await card.getByText(/^调解网格队正在办理/).waitFor()
  await card.getByRole('link', { name: text }).click()
  await page.getByRole('button', { name: '提级', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '提级' })
  await sheet.getByRole('radio', { name: '园区党委' }).check()
  await sheet.getByLabel('为什么本级解决不了').fill('企业不认考勤，要园区党委出面约谈。')
  await picture('nanchong-4-mediator-asks')
  await sheet.getByRole('button', { name: '提级', exact: true }).click()
  await page.getByText('待确认 · 裘向晚提出').waitFor()
}

async function decide({ page, picture }: Visitor): Promise<void> {
  await page.getByRole('button', { name: '确认提级' }).click()
  await page.getByRole('button', { name: '录入决定' }).click()
  await page.getByLabel(/怎么决定的/).fill('园区党委书记约谈企业，本周内补发工资。')
  await page.getByRole('button', { name: '录入决定' }).click()
  await page.getByText('决定：园区党委书记约谈企业，本周内补发工资。').waitFor()
  await picture('nanchong-5-decided')
}

async function answer({ page, picture }: Visitor): Promise<void> {
  await page.getByText('决定：园区党委书记约谈企业，本周内补发工资。').waitFor()
  await page.getByRole('button', { name: '答复', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '答复' })
  await sheet.getByLabel('答复内容').fill('双方签了调解协议，工资周五前补到卡上。')
  await sheet.getByRole('button', { name: '答复' }).click()
  await page.getByRole('heading', { name: '调解网格队已答复，等诉求人评价' }).waitFor()
  await picture('nanchong-6-mediator-answered')
}

/** What was decided above stays between offices; the answer is the worker's. */
async function evaluate({ page, picture, heard }: Visitor): Promise<void> {
  await page.getByRole('heading', { name: '调解网格队已答复，请您评价' }).waitFor()
  await page.getByRole('radio', { name: '解决了', exact: true }).check()
  await page.getByRole('radio', { name: '满意', exact: true }).check()
  await picture('nanchong-7-worker-evaluates')
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByRole('heading', { name: '已办结' }).waitFor()
  await picture('nanchong-8-closed')
  expect((await heard()).includes('约谈企业')).toBe(false)
}
