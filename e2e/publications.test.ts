import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, nanchong } from './people.ts'
import { elsewhere } from './steps.ts'

const title = '北门道闸坏了，货车排队半小时'
const words = `${title}。我是顾怀瑾，电话 13800001234，住 3单元502室。`

test('what was answered is published in words that tell nobody, by two persons, till the requester takes it back', async () => {
  const need = await answered()
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'liao-yiming', nanchong)
  await propose(clerk, need.code)
  await using second = await comeIn(browser, 'desk', 'yu-ruochuan', nanchong)
  await release(second, need.code)

  await using stranger = await browser.visit('phone', `${nanchong}/m/published`)
  await read(stranger)
  await using requester = await comeIn(browser, 'phone', 'gu-huaijin', nanchong)
  await withdraw(requester, need.id)
  await stranger.page.reload()
  await stranger.page.getByText('没有这条公开的诉求').waitFor()
  await stranger.picture('publications-5-gone')
  await second.follow(`${nanchong}/publications?view=withdrawn`)
  await second.page
    .getByRole('row')
    .filter({ hasText: need.code })
    .getByText(/诉求人撤回于/)
    .waitFor()
  for (const { complaints } of [clerk, second, stranger, requester]) expect(complaints).toEqual([])
})

async function answered(): Promise<{ id: string; code: string }> {
  const requester = await elsewhere('gu-huaijin', nanchong)
  const need = await requester.post<{ id: string; code: string }>('/needs', { text: words, kind: 'enterprise' })
  const clerk = await elsewhere('yu-ruochuan', nanchong)
  await clerk.act(need.id, 'accept', { category: 'service-opinion', level: 'park', way: 'online' })
  await clerk.post('/needs/dispatched', { ids: [need.id] })
  const office = await elsewhere('he-wangshu', nanchong)
  await office.act(need.id, 'sign')
  await office.act(need.id, 'answer', { text: '道闸已修好，早高峰加派两人，已电话告知顾怀瑾。' })
  return need
}

async function propose({ page, picture, expectAccessible }: Visitor, code: string): Promise<void> {
  await page.getByRole('link', { name: '公开', exact: true }).click()
  await page.getByRole('row').filter({ hasText: code }).getByRole('button', { name: '拟公开' }).click()
  const editor = page.getByRole('dialog', { name: `公开诉求 ${code}` })
  await editor.getByText(/^已遮盖 \d 处/).waitFor()
  expect(await editor.getByLabel('诉求').inputValue()).not.toMatch(/怀瑾|1380|502/)
  await editor.getByLabel('诉求').fill(`${title}。`)
  await editor.getByLabel('我已逐句核对').check()
  await picture('publications-1-proposed')
  await expectAccessible()
  await editor.getByRole('button', { name: '提交审批' }).click()
  await editor.waitFor({ state: 'hidden' })
}

async function release({ page, picture, follow }: Visitor, code: string): Promise<void> {
  await follow(`${nanchong}/publications?view=proposed`)
  await page.getByRole('row').filter({ hasText: code }).getByRole('button', { name: '审批' }).click()
  const editor = page.getByRole('dialog', { name: `公开诉求 ${code}` })
  await editor.getByRole('button', { name: '批准公开' }).waitFor()
  await picture('publications-2-second-person')
  await editor.getByRole('button', { name: '批准公开' }).click()
  await editor.waitFor({ state: 'hidden' })
}

async function read({ page, picture, expectAccessible, heard }: Visitor): Promise<void> {
  await page.getByRole('link', { name: /^北门道闸坏了/ }).click()
  await page.getByText(/已电话告知顾某/).waitFor()
  await picture('publications-3-stranger-reads')
  await expectAccessible()
  expect(await heard()).not.toMatch(/怀瑾|1380|502室/)
}

async function withdraw({ page, picture, follow }: Visitor, id: string): Promise<void> {
  await follow(`${nanchong}/m/needs/${id}`)
  await page.getByRole('heading', { name: '这件诉求已去除个人信息后公开' }).waitFor()
  await picture('publications-4-requester')
  await page.getByRole('button', { name: '撤回公开' }).click()
  await page.getByRole('dialog', { name: '撤回公开' }).getByRole('button', { name: '撤回公开' }).click()
  await page.getByText('已撤回公开').waitFor()
}
