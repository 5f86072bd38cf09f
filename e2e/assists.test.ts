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
