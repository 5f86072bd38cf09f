import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, countPages, place } from './people.ts'
import { takePhoto } from './photo.ts'
import { elsewhere } from './steps.ts'

type Raised = { id: string; code: string }

test('what a team returns goes on paper to a department that never signs in, and its reply reaches the requester', async () => {
  await using browser = await openBrowser()
  const need = await raise('仓库北侧的消防通道被堆货堵住了，叉车都进不去')
  await using leader = await comeIn(browser, 'phone', 'ren-huiyu')
  await giveBack(leader, need)

  await using supervisor = await comeIn(browser, 'desk', 'xu-ya')
  await designate(supervisor, need)
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  await recordTakeOver(clerk, need)
  await print(clerk)
  await recordReply(clerk, need)

  await using requester = await comeIn(browser, 'phone', 'jiang-qixiao')
  const { page } = requester
  await page.goto(`${place}/m/needs/${need.id}`)
  await page.getByRole('heading', { name: '开发区应急管理局已答复，请您评价' }).waitFor()
  await page.getByText('通道已清空并划黄线').first().waitFor()
  await page.getByText(/应急管理局值班室/).waitFor()
  await page.getByText(/应急复〔2026〕31号/).waitFor()
  expect((await requester.heard()).includes('归应急部门管')).toBe(false)
  await requester.picture('returned-6-requester')
  for (const { complaints } of [leader, supervisor, clerk, requester]) expect(complaints).toEqual([])
})

test('nobody evaluates their own work', async () => {
  await using browser = await openBrowser()
  const handler = await elsewhere('zhu-liyu')
  const { id } = await handler.post<Raised>('/needs', { text: '入党申请书有没有规定的格式', kind: 'member' })
  await dispatchByRule(id, 'admission')
  await handler.act(id, 'sign')
  await handler.act(id, 'answer', { text: '没有固定格式，写明认识和经历即可。' })

  await using visitor = await comeIn(browser, 'phone', 'zhu-liyu')
  const { page } = visitor
  await page.goto(`${place}/m/needs/${id}`)
  await page.getByRole('heading', { name: /^党建红已答复/ }).waitFor()
  await visitor.picture('own-work')
  expect(await page.getByRole('button', { name: '提交评价' }).count()).toBe(0)
  expect(await page.getByText('请您评价').count()).toBe(0)
})

async function raise(text: string): Promise<Raised> {
  const requester = await elsewhere('jiang-qixiao')
  const need = await requester.post<Raised>('/needs', { text, kind: 'enterprise' })
  await dispatchByRule(need.id, 'parking')
  return need
}

async function dispatchByRule(id: string, category: string): Promise<void> {
  const clerk = await elsewhere('tan-weifei')
  await clerk.act(id, 'accept', { category, level: 'park', way: 'door' })
  await clerk.post('/needs/dispatched', { ids: [id] })
}

async function giveBack(leader: Visitor, { code }: Raised): Promise<void> {
  const { page } = leader
  await page.goto(`${place}/m/todo`)
  await page.getByRole('article').filter({ hasText: code }).getByRole('link').first().click()
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('dialog', { name: '更多操作' }).getByRole('button', { name: '申请退单' }).click()
  const sheet = page.getByRole('dialog', { name: '申请退单' })
  await sheet.getByLabel('为什么不归你们办').fill('归应急部门管，我们没有执法权')
  await sheet.getByLabel('开发区应急管理局').check()
  await leader.picture('returned-1-leader-returns')
  await sheet.getByRole('button', { name: '申请退单' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByText(/^申请退单，应在.+裁决/).waitFor()
  await leader.picture('returned-1-leader-returned')
}

async function designate({ page, picture }: Visitor, { code }: Raised): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('button', { name: '裁决退单' }).click()
  await page
    .getByRole('alert')
    .getByText(/归应急部门管，我们没有执法权.+建议由开发区应急管理局办理/)
    .waitFor()
  const form = page.getByRole('region', { name: '裁决退单' })
  await form.getByText('成立，指定承办单位').click()
  await form.getByTitle('开发区应急管理局').waitFor()
  await form.getByLabel(/^办理要求/).fill('请到现场核查，督促清空并书面回复')
  await picture('returned-2-supervisor-reads-why')
  await form.getByRole('button', { name: '裁决退单' }).click()
  await page.getByText('退单成立，等待接收').waitFor()
  await picture('returned-2-supervisor-designated')
}

/** The department said on the telephone that it takes the matter on. */
async function recordTakeOver({ page, picture }: Visitor, { id, code }: Raised): Promise<void> {
  await page.goto(`${place}/needs/${id}`)
  await page.getByRole('article').filter({ hasText: code }).waitFor()
  await page.getByRole('button', { name: '登记部门已接收' }).click()
  await page.getByText('转由其他单位办理').waitFor()
  await page.getByText('退单 1 次').waitFor()
  await picture('returned-3-clerk-recorded')
}

/** On one sheet of A4, in a window of its own. */
async function print(clerk: Visitor): Promise<void> {
  const link = clerk.page.getByRole('link', { name: '打印转办单' })
  const [paper] = await Promise.all([clerk.page.context().waitForEvent('page'), link.click()])
  await paper.getByRole('heading', { name: '诉求转办单' }).waitFor()
  await paper.getByText('送回全力南集聚区大党委').waitFor()
  await paper.emulateMedia({ media: 'print' })
  await paper.screenshot({ path: `${import.meta.dirname}/out/returned-4-slip.png`, fullPage: true })
  expect(countPages(await paper.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1)
  await paper.close()
}

async function recordReply(clerk: Visitor, { code }: Raised): Promise<void> {
  const { page } = clerk
  await page.getByRole('article').filter({ hasText: code }).waitFor()
  await page.keyboard.press('e')
  const form = page.getByRole('region', { name: '代录答复' })
  await form.getByLabel('答复人').fill('应急管理局值班室')
  await form.getByLabel('文号').fill('应急复〔2026〕31号')
  await form.getByLabel('部门答复原文').fill('通道已清空并划黄线，每周巡查一次。')
  await form.locator('input[type=file]').setInputFiles(await takePhoto(page, '应急复31号.jpg'))
  await form.getByRole('button', { name: '去掉 应急复31号.jpg' }).waitFor()
  await clerk.picture('returned-5-clerk-records-reply')
  await form.getByRole('button', { name: '代录答复' }).click()
  await page.getByText('答复人 应急管理局值班室').waitFor()
  await clerk.picture('returned-5-clerk-recorded')
}
