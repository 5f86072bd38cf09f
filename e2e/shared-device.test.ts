import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place, signIn } from './people.ts'

const text = '三号楼的电梯这个星期停了四次'

test('whoever sits down at a desk after somebody finds nothing of what they were writing', async () => {
  await using browser = await openBrowser()
  await using desk = await comeIn(browser, 'desk', 'shao-jia')
  const { page } = desk
  await page.goto(`${place}/record`)
  await page.getByLabel('诉求内容').fill(text)
  await page.reload()
  await page.getByText('已恢复上次没有提交的草稿').waitFor()
  expect(await page.getByLabel('诉求内容').inputValue()).toBe(text)

  await page.getByRole('button', { name: '邵嘉' }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByLabel('用户名').waitFor()
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain(text)
  await signIn(desk, 'tan-weifei')
  await page.getByLabel('诉求内容').waitFor()
  expect(await page.getByLabel('诉求内容').inputValue()).toBe('')
  expect(desk.complaints).toEqual([])
})

test('on a phone a draft waits for who wrote it, goes with who signs in over it, and leaves with who signs out', async () => {
  await using browser = await openBrowser()
  await using phone = await browser.visit('phone', `${place}/m/raise`)
  const { page } = phone
  await page.getByLabel('什么事').fill(text)
  await page.waitForTimeout(300)
  await open(phone, 'guo-shuxiao')
  expect(await page.getByLabel('什么事').inputValue()).toBe(text)
  await page.getByLabel('什么事').fill(`${text}，请尽快修`)
  await page.waitForTimeout(300)

  await open(phone, 'guo-qizhou')
  expect(await page.getByLabel('什么事').inputValue()).not.toContain('请尽快修')

  await open(phone, 'guo-shuxiao')
  expect(await page.getByLabel('什么事').inputValue()).toBe(`${text}，请尽快修`)
  await page.goto(`${place}/m/account`)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('link', { name: '扫码注册' }).waitFor()
  await page.goto(`${place}/m/raise`)
  expect(await page.getByLabel('什么事').inputValue()).toBe('')
  expect(phone.complaints).toEqual([])
})

/** The page to raise a need, for somebody who signs in without that anybody signed out. */
async function open({ page }: Visitor, username: string): Promise<void> {
  await page.context().clearCookies()
  const visitor = { page } as Visitor
  await page.goto(`${place}/m/sign-in?next=/raise`)
  await signIn(visitor, username)
  await page.getByLabel('联系电话').waitFor()
}
