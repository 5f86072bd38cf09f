import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'

const complaint = '城管的洒水车每天清早五点多在6栋楼下放喇叭，我是6栋的龙冬，找过他们两次都没改，电话15000001115'
const instructions = '请核查清晨洒水作业的时间，调整到七点以后，并回复处理结果。'
const said = '已电话回访龙冬，同意七点以后作业'

test('the unit complained of handles what it is asked to, and never learns who complained', async () => {
  await using browser = await openBrowser()
  await using resident = await comeIn(browser, 'phone', 'long-dong')
  const code = await complain(resident)

  // Both belong to the unit complained of: one answers for it, the other helps in a team.
  await using contact = await comeIn(browser, 'phone', 'su-sitang')
  await using colleague = await comeIn(browser, 'desk', 'wu-qiqiao')
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  await passOn(clerk, code)

  await readAndSign(contact, code)
  await note(clerk)
  await answer(contact)
  await search(contact, colleague)

  await resident.page.getByRole('heading', { name: /开发区城市管理局已答复，请您评价/ }).waitFor()
  await resident.picture('complaint-6-resident-answered')
  await clerk.page.getByText(said).first().waitFor()

  const secrets = [
    '龙冬',
    '"龙*"',
    '15000001115',
    '****1115',
    '洒水车每天',
    '喇叭',
    '找过他们',
    said,
    ...(await idsOf(resident))
  ]
  for (const visitor of [contact, colleague]) {
    const told = await visitor.heard()
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
    expect(visitor.complaints).toEqual([])
  }
  expect((await contact.heard()).includes(instructions)).toBe(true)
})

async function complain(resident: Visitor): Promise<string> {
  const { page } = resident
  await page.getByRole('link', { name: '我要提诉求' }).click()
  await page.getByLabel('什么事').fill(complaint)
  await page.getByRole('radio', { name: '职工群众', exact: true }).check()
  await page.getByRole('radio', { name: /^公共类/ }).check()
  await page.getByRole('radio', { name: '投诉单位' }).check()
  await page.getByLabel('反映哪个单位').fill('城市管理局')
  await page.getByRole('button', { name: '开发区城市管理局' }).click()
  await page.getByText('对方不会知道是谁反映的').scrollIntoViewIfNeeded()
  await resident.picture('complaint-1-resident')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByRole('heading', { name: /^已收到，/ }).waitFor()
  return (await page.getByRole('button', { name: /^复制编号 / }).innerText()).trim()
}

async function passOn(clerk: Visitor, code: string): Promise<void> {
  const { page } = clerk
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('button', { name: '受理' }).click()
  const classes = page.getByRole('region', { name: '受理' })
  await classes.getByText('区级', { exact: true }).click()
  await classes.getByText('上门服务', { exact: true }).click()
  await classes.getByRole('button', { name: '受理' }).click()

  const form = page.getByRole('region', { name: '派单' })
  await form.getByText('依据：投诉单位的由市场监管部门查办，不派给服务队').waitFor()
  await form.getByLabel('找部门').fill('城市管理')
  await page.getByTitle('开发区城市管理局', { exact: true }).click()
  const send = form.getByRole('button', { name: '派单', exact: true })
  await send.click()
  await form.getByText('请写明要办理的事项').first().waitFor()
  await clerk.picture('complaint-2-clerk-must-say-what')
  await form.getByLabel(/^办理要求/).fill(instructions)
  await send.click()
  await page.getByText('交给 开发区城市管理局', { exact: true }).waitFor()
  await clerk.picture('complaint-2-clerk-dispatched')
}

async function readAndSign(contact: Visitor, code: string): Promise<void> {
  const { page } = contact
  // It appears by itself.
  const card = page.getByRole('article').filter({ hasText: code })
  await card.getByRole('link', { name: '请核查清晨洒水作业的时间' }).waitFor()
  await contact.picture('complaint-3-contact-home')
  await page.getByRole('link', { name: /^消息/ }).click()
  await page.getByRole('heading', { level: 1, name: '消息' }).waitFor()
  await page.getByText(code).waitFor()
  await contact.picture('complaint-3-contact-inbox')
  await page.getByRole('link', { name: '首页' }).click()
  await card.getByRole('link', { name: '请核查清晨洒水作业的时间' }).click()
  await page.getByText('没有诉求人的任何信息').waitFor()
  await contact.picture('complaint-4-contact-need')
  await page.getByRole('button', { name: '签收' }).click()
  await page.getByRole('heading', { name: /正在办理/ }).waitFor()
}

async function note({ page }: Visitor): Promise<void> {
  await page.getByRole('article').getByRole('button', { name: '记录进展' }).click()
  const form = page.getByRole('region', { name: '记录进展' })
  await form.getByLabel('进展').fill(said)
  await form.getByRole('button', { name: '记录进展' }).click()
  await page.getByText(said).first().waitFor()
}

async function answer(contact: Visitor): Promise<void> {
  const { page } = contact
  await page.getByRole('button', { name: '答复', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '答复' })
  await sheet.getByLabel('答复内容').fill('洒水作业已调整到七点以后。')
  await sheet.getByRole('button', { name: '答复' }).click()
  await page.getByRole('heading', { name: /已答复/ }).waitFor()
  await contact.picture('complaint-5-contact-answered')
}

/** Neither by lists and counts nor by any word of the complaint. */
async function search(contact: Visitor, colleague: Visitor): Promise<void> {
  await contact.page.goto(`${place}/m/needs?view=handling`)
  await contact.page.getByRole('list', { name: '诉求列表' }).waitFor()
  await contact.picture('complaint-6-contact-list')

  const { page } = colleague
  for (const word of ['洒水车', '龙冬', '1115']) {
    await page.goto(`${place}/needs?q=${encodeURIComponent(word)}`)
    await page.getByText('没有符合条件的诉求').waitFor()
  }
  await page.getByRole('combobox', { name: '搜索' }).fill('喇叭')
  await page.getByText('在诉求中搜索“喇叭”').waitFor()
  await colleague.picture('complaint-6-colleague-search')
}

async function idsOf({ page }: Visitor): Promise<string[]> {
  return await page.evaluate(async (address) => {
    const me = await (await fetch(address)).json()
    const { account } = await (await fetch('/api/account/session')).json()
    return [me.person.id, account.id]
  }, `/api${place}/me`)
}
