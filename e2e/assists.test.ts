import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'
import { elsewhere } from './steps.ts'

type Raised = { id: string; code: string }

test('one team leads, another assists and says what it found, and the requester sees one matter', async () => {
  await using browser = await openBrowser()
  const requester = await elsewhere('jiang-qixiao')
  const text = '装备园南路晚上大货车乱停，路灯也暗，员工下夜班过马路不安全'
  const need = await requester.post<Raised>('/needs', { text, kind: 'enterprise' })
  const clerk = await elsewhere('tan-weifei')
  await clerk.act(need.id, 'accept', { category: 'parking', level: 'park', way: 'door' })

  await using desk = await comeIn(browser, 'desk', 'tan-weifei')
  await dispatch(desk, need)
  await using other = await comeIn(browser, 'phone', 'song-yun')
  await assist(other, need)
  const leader = await elsewhere('ren-huiyu')
  await leader.act(need.id, 'sign')
  await leader.act(need.id, 'answer', { text: '货车改停北侧停车场，路灯已修。' })

  const page = desk.page
  await page.goto(`${place}/needs/${need.id}`)
  await page.getByText('协办（1/1 已结束）').waitFor()
  await page.getByText('路灯线路已换，南侧三盏改为常亮。').first().waitFor()
  await desk.picture('assists-3-clerk')

  await using phone = await comeIn(browser, 'phone', 'jiang-qixiao')
  await phone.page.goto(`${place}/m/needs/${need.id}`)
  await phone.page.getByRole('heading', { name: '政企绿已答复，请您评价' }).waitFor()
  await phone.page.getByText('请暖心橙协办').waitFor()
  expect((await phone.heard()).includes('路灯线路已换')).toBe(false)
  await phone.picture('assists-4-requester')
  for (const { complaints } of [desk, other, phone]) expect(complaints).toEqual([])
})

async function dispatch({ page, picture }: Visitor, { id }: Raised): Promise<void> {
  await page.goto(`${place}/needs/${id}?do=dispatch`)
  const form = page.getByRole('region', { name: '派单' })
  await form.getByRole('radio', { name: /^政企绿/ }).check()
  await form.getByLabel('协办（可不选）').click()
  await page.getByTitle('暖心橙').last().click()
  await page.keyboard.press('Escape')
  await form.getByLabel('要求协办什么').fill('请查看路灯线路，告诉主办单位')
  await picture('assists-1-clerk-dispatches')
  await form.getByRole('button', { name: '派单', exact: true }).click()
  await page.getByText('协办（0/1 已结束）').waitFor()
}

async function assist({ page, picture, expectAccessible }: Visitor, { code }: Raised): Promise<void> {
  await page.goto(`${place}/m/todo`)
  const card = page.getByRole('article').filter({ hasText: code })
  await card.getByText(/^请你们协办，/).waitFor()
  await picture('assists-2-todo')
  await card.getByRole('button', { name: /^签收协办/ }).click()
  await card.getByText(/^你们正在协办，/).waitFor()
  await card.getByRole('link', { name: /^回复协办/ }).click()
  const sheet = page.getByRole('dialog', { name: '回复协办' })
  await sheet.getByLabel('部分办结').check()
  await sheet.getByLabel('协办情况').fill('路灯线路已换，南侧三盏改为常亮。')
  await picture('assists-2-answers')
  await expectAccessible()
  await sheet.getByRole('button', { name: '回复协办' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByText('已回复 · 部分办结').waitFor()
  await picture('assists-2-answered')
}

test('a whistle calls a department to the spot, which says on the phone that it came, and both sides judge', async () => {
  await using browser = await openBrowser()
  const requester = await elsewhere('jiang-qixiao')
  const text = '宿舍区北门晚上烧烤摊占了消防通道，油烟也大'
  const need = await requester.post<Raised>('/needs', { text, kind: 'enterprise' })
  const clerk = await elsewhere('tan-weifei')
  await clerk.act(need.id, 'accept', { category: 'parking', level: 'park', way: 'door' })
  await clerk.post('/needs/dispatched', { ids: [need.id] })

  await using desk = await comeIn(browser, 'desk', 'tan-weifei')
  await blow(desk, need)
  await using city = await comeIn(browser, 'phone', 'su-sitang')
  await come(city, need)
  await judge(desk, need)
  for (const { complaints } of [desk, city]) expect(complaints).toEqual([])
})

async function blow({ page, picture, expectAccessible }: Visitor, { id }: Raised): Promise<void> {
  await page.goto(`${place}/needs/${id}`)
  const section = page.getByRole('region', { name: '吹哨报到' })
  await section.getByRole('button', { name: '吹哨' }).click()
  await section.getByText('应急处置哨').click()
  await section.getByLabel('为什么吹哨，要一起办什么').fill('占了消防通道，要城管现场清理')
  await section.getByLabel('到哪里').fill('宿舍区北门，找谭工作人员')
  await section.getByLabel('叫哪些单位').click()
  await page.getByTitle('开发区城市管理局').last().click()
  await page.keyboard.press('Escape')
  await picture('whistles-1-clerk-blows')
  await expectAccessible()
  await section.getByRole('button', { name: '吹哨' }).click()
  await section.getByText(/已分哨/).waitFor()
}

async function come({ page, picture, expectAccessible, follow }: Visitor, { code }: Raised): Promise<void> {
  await page.goto(`${place}/m/todo`)
  const card = page.getByRole('article').filter({ hasText: code })
  await card.getByText(/^吹哨：.*到宿舍区北门/).waitFor()
  await picture('whistles-2-todo')
  await card.getByRole('button', { name: /^应哨/ }).click()
  await card.getByText(/^你们正在协办，/).waitFor()
  await card.getByRole('link', { name: /^回复协办/ }).click()
  const sheet = page.getByRole('dialog', { name: '回复协办' })
  await sheet.getByLabel('办结', { exact: true }).check()
  await sheet.getByLabel('协办情况').fill('摊位已清走，通道恢复。')
  await sheet.getByRole('button', { name: '回复协办' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await follow(`${place}/m/todo`)
  await page.getByRole('heading', { name: '待评哨' }).waitFor()
  await picture('whistles-2-todo-judge')
  await page.getByRole('link', { name: `评哨 ${code}` }).click()
  await page.getByText(/苏思棠应哨/).waitFor()
  await page.getByRole('button', { name: '评哨' }).click()
  const judging = page.getByRole('dialog', { name: '应哨方评吹哨' })
  await judging.getByLabel('5 分').check()
  await picture('whistles-3-called-judges')
  await expectAccessible()
  await judging.getByRole('button', { name: '评哨' }).click()
  await judging.waitFor({ state: 'hidden' })
  await picture('whistles-4-called')
}

async function judge({ page, picture, follow }: Visitor, { code }: Raised): Promise<void> {
  await follow(`${place}/todo`)
  const row = page.getByRole('listitem').filter({ hasText: code })
  await row.getByRole('link', { name: '评哨', exact: true }).waitFor()
  await picture('whistles-4-todo-judge')
  await row.getByRole('link', { name: '评哨', exact: true }).click()
  await page.getByText(/应哨方评吹哨：5 分/).waitFor()
  await page.getByRole('button', { name: '评哨' }).click()
  await page.getByText('4 分', { exact: true }).click()
  await picture('whistles-5-blower-judges')
  await page.getByRole('button', { name: '评哨' }).click()
  await page.getByText(/吹哨方评应哨：4 分/).waitFor()
  await page.getByRole('link', { name: '吹哨报到' }).click()
  await page.getByRole('row').filter({ hasText: '烧烤摊' }).getByText('已分哨').waitFor()
  await picture('whistles-6-list')
}
