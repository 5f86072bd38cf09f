import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place, signIn } from './people.ts'

const own = 'xin-ke-lai-le-2018'

test('the administrator enters a person, opens an account, grants a role, hands it over, and sees no need', async () => {
  await using browser = await openBrowser()
  await using administrator = await comeIn(browser, 'desk', 'qiao-yayan')
  const { page } = administrator
  await expectNoNeeds(administrator)
  await page.getByRole('link', { name: '人员与权限' }).click()
  await addPerson(administrator, '卫新柯')
  const initial = await openAccount(administrator)
  await grant(administrator)

  await using newcomer = await browser.visit('desk', `${place}/`)
  await signIn(newcomer, username, initial)
  await changePassword(newcomer, initial)
  await newcomer.page.getByRole('link', { name: '登记诉求' }).first().waitFor()
  await newcomer.picture('administrator-6-newcomer')

  await handOver(administrator, '谭维菲')
  await newcomer.page.reload()
  await newcomer.page
    .getByRole('heading', { name: '待办' })
    .or(newcomer.page.getByText(/没有.*权限/))
    .first()
    .waitFor()
  await newcomer.picture('administrator-8-newcomer-without-role')
  expect(await newcomer.page.getByRole('link', { name: '登记诉求' }).count()).toBe(0)
  expect([...administrator.complaints, ...newcomer.complaints]).toEqual([])
})

test('somebody sees where they are signed in and ends a session that is not theirs', async () => {
  await using browser = await openBrowser()
  await using desk = await comeIn(browser, 'desk', 'liu-yuanshan')
  await using phone = await comeIn(browser, 'phone', 'liu-yuanshan')
  await phone.page.goto(`${place}/m/sessions`)
  await phone.page.getByText('本机').waitFor()
  await phone.picture('sessions-1-phone')
  await phone.page
    .getByRole('button', { name: /^退出 / })
    .first()
    .click()
  await phone.page.getByText('该设备已退出').waitFor()
  await desk.page.reload()
  await desk.page.getByLabel('用户名').waitFor()
  await desk.picture('sessions-2-desk-is-out')
  expect([...desk.complaints, ...phone.complaints]).toEqual([])
})

const username = `wei-xinke-${process.pid}`

async function expectNoNeeds(administrator: Visitor): Promise<void> {
  const { page } = administrator
  await page.getByText('现在没有轮到您的事项').waitFor()
  await page.goto(`${place}/needs`)
  await page.getByText(/没有符合条件的诉求|还没有诉求/).waitFor()
  await administrator.picture('administrator-1-no-needs')
  const told = await administrator.heard()
  expect(told.includes('XQ-')).toBe(false)
}

async function addPerson(administrator: Visitor, name: string): Promise<void> {
  const { page } = administrator
  await page.getByRole('button', { name: '新增人员' }).click()
  const dialog = page.getByRole('dialog', { name: '新增人员' })
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('所在单位').fill('全力南集聚区大党委')
  await page
    .getByRole('option', { name: /全力南集聚区大党委/ })
    .first()
    .click()
  await administrator.picture('administrator-2-adds-person')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

async function openAccount(administrator: Visitor): Promise<string> {
  const { page } = administrator
  await page.getByRole('region', { name: '人员详情' }).getByLabel('用户名').fill(username)
  await page.getByRole('button', { name: '开通账号' }).click()
  const dialog = page.getByRole('dialog', { name: '初始密码只显示这一次' })
  const initial = await dialog.locator('code').innerText()
  await administrator.picture('administrator-3-initial-password')
  await dialog.getByRole('button', { name: '我已记下' }).click()
  await page.getByText('未改初始密码').first().waitFor()
  return initial
}

async function grant(administrator: Visitor): Promise<void> {
  const { page } = administrator
  await page.getByRole('button', { name: '授予角色' }).click()
  const dialog = page.getByRole('dialog', { name: '为卫新柯授予角色' })
  await dialog.getByRole('combobox', { name: '角色' }).click()
  await page.getByRole('option', { name: '党委工作人员' }).click()
  await dialog.getByText(/可以：/).waitFor()
  await dialog.getByLabel(/^管理范围/).fill('全力南集聚区')
  await page
    .getByRole('option', { name: /^全力南集聚区(?!大党委)/ })
    .first()
    .click()
  await administrator.picture('administrator-4-grants')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('region', { name: '人员详情' }).getByRole('cell', { name: '党委工作人员' }).waitFor()
  await administrator.picture('administrator-4-granted')
}

async function changePassword(newcomer: Visitor, initial: string): Promise<void> {
  const { page } = newcomer
  await page.getByRole('heading', { name: '请先设置自己的密码' }).waitFor()
  await newcomer.picture('administrator-5-first-password')
  await page.getByLabel('当前密码').fill(initial)
  await page.getByLabel('新密码', { exact: true }).fill(own)
  await page.getByLabel('再输一遍新密码').fill(own)
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
}

async function handOver(administrator: Visitor, name: string): Promise<void> {
  const { page } = administrator
  await page.getByRole('button', { name: '工作交接' }).click()
  const dialog = page.getByRole('dialog', { name: '把卫新柯的工作交给他人' })
  await dialog.getByText('角色 1 项').waitFor()
  await dialog.getByLabel('交给').fill(name)
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await dialog.getByLabel('交接说明').fill('借调期满')
  await administrator.picture('administrator-7-hands-over')
  await dialog.getByRole('button', { name: '全部交接' }).click()
  await page.getByText(/^已交接/).waitFor()
  await administrator.picture('administrator-7-handed-over')
}
