import { text as readText } from 'node:stream/consumers'

import { beforeAll, expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, countPages, place } from './people.ts'
import { takePhoto } from './photo.ts'
import { elsewhere } from './steps.ts'

const text = '7栋一楼大厅的声控灯不亮，老人晚上进门看不见台阶'
let poster = ''

beforeAll(async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  poster = await makePoster(clerk)
})

test('somebody without an account raises a need from a poster, follows it by code and key, reopens and evaluates it', async () => {
  await using browser = await openBrowser()
  await using stranger = await browser.visit('phone', `${place}/m/raise?poster=${poster}`)
  await write(stranger)
  await stranger.comeBack(`${place}/m/raise?poster=${poster}`)
  await expectDraft(stranger)
  const receipt = await send(stranger)

  await bringToAnswer(receipt.code, '灯泡换好了。')
  await using later = await browser.visit('phone', `${place}/m/look-up`)
  await lookUp(later, receipt)
  await later.page.getByRole('heading', { name: '暖心橙已答复，请您评价' }).waitFor()
  await later.picture('stranger-5-answered')
  await reopen(later)

  await bringToAnswer(receipt.code, '感应器也换了，试了三晚都亮。')
  await later.page.reload()
  await evaluate(later)

  await guess(later, receipt.code)
  expect([...stranger.complaints, ...later.complaints]).toEqual([])
})

test('a resident signs up by the code of a poster, raises a need and finds it again', async () => {
  await using browser = await openBrowser()
  await using resident = await browser.visit('phone', `${place}/m/sign-up?poster=${poster}`)
  const { page } = resident
  await page.getByLabel('称呼').fill('何阿姨')
  await page.getByLabel('用户名').fill(`he-ayi-${process.pid}`)
  await page.getByLabel('设置密码').fill('2018')
  await page.getByRole('button', { name: '注册并登录' }).click()
  await page.getByText('太短').first().waitFor()
  await page.getByText('同意后再注册').waitFor()
  await resident.picture('resident-1-password-too-short')
  await page.getByRole('checkbox', { name: '我已看过并同意' }).check()
  await page.getByRole('main').getByRole('button', { name: '隐私说明' }).click()
  await page.getByRole('heading', { name: '收集哪些信息' }).waitFor()
  await resident.picture('resident-1-notice')
  await page.getByRole('button', { name: '关闭' }).click()
  await page.getByLabel('设置密码').fill('chun-nuan-hua-kai')
  await page.getByRole('button', { name: '注册并登录' }).click()
  await page.getByRole('heading', { name: '何阿姨，您好' }).waitFor()
  await resident.picture('resident-2-home')

  await page.getByRole('link', { name: '我要提诉求' }).first().click()
  await page.getByLabel('什么事').fill('社区的老年食堂周末能不能也开')
  await page.getByRole('radio', { name: '职工群众', exact: true }).check()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await page.getByRole('button', { name: '返回' }).click()
  await page.goto(`${place}/m/needs`)
  await page.getByRole('link', { name: '社区的老年食堂周末能不能也开' }).waitFor()
  await resident.picture('resident-3-my-needs')

  await page.goto(`${place}/m/account`)
  await page.getByText('职工群众 · 全力南社区').waitFor()
  await resident.picture('resident-4-account')
  await page.getByRole('link', { name: '我的信息' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '保存成文件' }).click()
  expect(await readText(await (await saved).createReadStream())).toContain('社区的老年食堂周末能不能也开')
  await resident.picture('resident-5-own-data')
  expect(resident.complaints).toEqual([])
})

async function makePoster(clerk: Visitor): Promise<string> {
  const { page } = clerk
  await page.getByRole('button', { name: '收集' }).click()
  await page.getByRole('link', { name: '扫码海报' }).click()
  await page.getByRole('button', { name: '制作海报' }).click()
  const dialog = page.getByRole('dialog', { name: '制作扫码海报' })
  await dialog.getByLabel('所属单位').fill('全力南社区')
  await page.getByTitle('全力南社区', { exact: true }).click()
  await dialog.getByLabel('张贴位置').fill('7 栋一楼大厅')
  await dialog.getByRole('button', { name: '制作' }).click()
  const row = page.getByRole('row').filter({ hasText: '7 栋一楼大厅' }).first()
  await row.waitFor()
  await clerk.picture('stranger-0-posters')
  const address = await row.getByRole('link', { name: '打印' }).getAttribute('href')
  await page.goto(address!)
  await page.getByRole('heading', { name: '有事您说话' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await clerk.picture('stranger-0-poster')
  expect(countPages(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1)
  return /posters\/(\w+)\/print/.exec(address!)![1]!
}

async function write(stranger: Visitor): Promise<void> {
  const { page } = stranger
  await page.getByText('来自海报：全力南社区 · 7 栋一楼大厅').waitFor()
  await page.getByLabel('什么事').fill(text)
  await page.locator('input[type=file]').setInputFiles(await takePhoto(page))
  await page.getByRole('img', { name: '照片 1' }).waitFor()
  await page.getByRole('radio', { name: '职工群众', exact: true }).check()
  await page.getByLabel('姓名').fill('柳师傅')
  // What is written is kept with every change; the last one a moment later.
  await page.waitForTimeout(500)
}

async function expectDraft(stranger: Visitor): Promise<void> {
  const { page } = stranger
  await page.getByRole('img', { name: '照片 1' }).waitFor()
  expect(await page.getByLabel('什么事').inputValue()).toBe(text)
  expect(await page.getByLabel('姓名').inputValue()).toBe('柳师傅')
  expect(await page.getByRole('radio', { name: '职工群众', exact: true }).isChecked()).toBe(true)
  await stranger.picture('stranger-1-draft-is-back')
}

async function send(stranger: Visitor): Promise<{ code: string; key: string }> {
  const { page } = stranger
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('有内容需要修改').waitFor()
  await stranger.picture('stranger-2-phone-is-missing')
  await page.getByLabel('手机号').fill('13300000777')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await stranger.picture('stranger-3-receipt')
  const code = await page
    .getByRole('button', { name: /^复制编号 / })
    .locator('strong')
    .innerText()
  const key = await page
    .getByRole('button', { name: /^复制查询码 / })
    .locator('strong')
    .innerText()
  expect(key).toMatch(/^[2-9A-Z]{8}$/)
  return { code, key }
}

async function bringToAnswer(code: string, answer: string): Promise<void> {
  const clerk = await elsewhere('tan-weifei')
  const { items } = await clerk.get<{ items: { id: string; status: string }[] }>(`/needs?q=${code}`)
  const [{ id, status }] = items as [{ id: string; status: string }]
  if (status === 'submitted') {
    await clerk.act(id, 'accept', { category: 'repair', level: 'community', way: 'door' })
    const { teams } = await clerk.get<{ teams: { id: string; name: string }[] }>(`/needs/${id}/proposal`)
    await clerk.act(id, 'dispatch', { teamId: teams.find(({ name }) => name === '暖心橙')?.id })
  }
  const handler = await elsewhere('wu-qiqiao')
  await handler.act(id, 'sign')
  await handler.act(id, 'answer', { text: answer })
}

async function lookUp(later: Visitor, { code, key }: { code: string; key: string }): Promise<void> {
  const { page } = later
  await page.getByLabel('编号').fill(code.toLowerCase())
  await page.getByLabel('查询码').fill(key.toLowerCase())
  await later.picture('stranger-4-look-up')
  await page.getByRole('button', { name: '查询' }).click()
}

async function reopen(later: Visitor): Promise<void> {
  const { page } = later
  await page.getByRole('button', { name: '重新反映' }).click()
  const sheet = page.getByRole('dialog', { name: '重新反映' })
  await sheet.getByLabel('还有什么没解决').fill('昨晚又不亮了')
  await later.picture('stranger-6-reopen')
  await sheet.getByRole('button', { name: '重新反映' }).click()
  await page.getByRole('heading', { name: /^已派给暖心橙/ }).waitFor()
  await later.picture('stranger-6-reopened')
}

async function evaluate(later: Visitor): Promise<void> {
  const { page } = later
  await page.getByRole('radio', { name: '解决了', exact: true }).check()
  expect(await page.getByRole('button', { name: '重新反映' }).count()).toBe(0)
  await page.getByRole('radio', { name: '很满意' }).check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByRole('heading', { name: '已办结' }).waitFor()
  await later.picture('stranger-7-closed')
}

/** Whoever guesses has five tries. */
async function guess(later: Visitor, code: string): Promise<void> {
  const { page } = later
  await page.goto(`${place}/m/look-up`)
  for (const key of ['AAAA2222', 'AAAA3333', 'AAAA4444', 'AAAA5555', 'AAAA6666']) {
    await page.getByLabel('编号').fill(code)
    await page.getByLabel('查询码').fill(key)
    const answered = page.waitForResponse(/looked-up/)
    await page.getByRole('button', { name: '查询' }).click()
    await answered
    await page.getByText(/编号或查询码不对|查询码输错次数太多/).waitFor()
  }
  await page.getByText('查询码输错次数太多，请一小时后再试').waitFor()
  await later.picture('stranger-8-locked')
}
