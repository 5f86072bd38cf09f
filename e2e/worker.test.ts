import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'
import { takePhoto, tellsWhereTaken } from './photo.ts'

const text = '二车间更衣室的淋浴没有热水，下夜班洗不了澡'

test('a worker raises a need on a phone, and it is classified, dispatched, handled, answered, evaluated and closed', async () => {
  await using browser = await openBrowser()
  await using worker = await comeIn(browser, 'phone', 'guo-shuxiao')
  const code = await raise(worker)

  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  await accept(clerk, code)
  await worker.page.getByRole('heading', { name: /^已受理/ }).waitFor()
  await dispatch(clerk)
  // The page stood open all the time and was not loaded again.
  await worker.page.getByRole('heading', { name: /^已派给暖心橙，.+答复$/ }).waitFor()
  await worker.picture('worker-4-dispatched')

  await using handler = await comeIn(browser, 'phone', 'wu-qiqiao')
  await handle(handler, code)
  await worker.page.getByText('热水器在修，今晚恢复').waitFor()
  await worker.page.getByRole('heading', { name: '暖心橙已答复，请您评价' }).waitFor()
  expect(await worker.page.content()).not.toContain('缺一个加热管')
  await expectPhotosWithoutPlace(worker)
  await worker.picture('worker-8-answered')

  await evaluate(worker)
  await clerk.page.getByText('4 分，满意').waitFor()
  await clerk.picture('worker-10-clerk-sees-evaluation')
  for (const { complaints } of [worker, clerk, handler]) expect(complaints).toEqual([])
})

async function raise(worker: Visitor): Promise<string> {
  const { page } = worker
  await page.getByRole('link', { name: '我要提诉求' }).click()
  await page.getByLabel('什么事').fill(text)
  await page.locator('input[type=file]').setInputFiles(await takePhoto(page))
  await page.getByRole('img', { name: '照片 1' }).waitFor()
  await page.getByRole('radio', { name: '职工群众', exact: true }).check()
  await page.getByRole('radio', { name: /^生活类/ }).check()
  await page.getByRole('radio', { name: '水电维修', exact: true }).check()
  await page.getByLabel('具体位置').fill('二车间一楼更衣室')
  await worker.picture('worker-1-raise')
  await page.getByRole('button', { name: '提交', exact: true }).click()

  await page.getByRole('heading', { name: '已收到' }).waitFor()
  const code = await page
    .getByRole('button', { name: /^复制编号 / })
    .locator('strong')
    .innerText()
  expect(code).toMatch(/^XQ-\d{4}-\d{5}$/)
  await page.getByText('怎么算的').click()
  await worker.picture('worker-2-receipt')
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByRole('heading', { name: /^已收到，.+受理派单$/ }).waitFor()
  return code
}

async function accept(clerk: Visitor, code: string): Promise<void> {
  const { page } = clerk
  const row = page.getByRole('listitem').filter({ hasText: code })
  await row.getByRole('button', { name: '受理' }).waitFor()
  await clerk.picture('worker-3-clerk-todo')
  await row.getByRole('button', { name: '受理' }).click()
  const form = page.getByRole('region', { name: '受理' })
  await form.getByText('社区级', { exact: true }).click()
  await form.getByText('上门服务', { exact: true }).click()
  await clerk.picture('worker-3-clerk-accepts')
  await form.getByRole('button', { name: '受理' }).click()
}

async function dispatch(clerk: Visitor): Promise<void> {
  const { page } = clerk
  const form = page.getByRole('region', { name: '派单' })
  await form.getByText('依据：职工群众的诉求由暖心橙办').waitFor()
  expect(await form.getByRole('radio', { name: /暖心橙/ }).isChecked()).toBe(true)
  await form.getByLabel(/^办理要求/).fill('请先到现场看一下是热水器还是管路的问题')
  await clerk.picture('worker-4-clerk-dispatches')
  await form.getByRole('button', { name: '派单', exact: true }).click()
  await page.getByText('交给 暖心橙', { exact: true }).waitFor()
  await clerk.picture('worker-4-clerk-dispatched')
}

async function handle(handler: Visitor, code: string): Promise<void> {
  const { page } = handler
  await page.goto(`${place}/m/todo`)
  const card = page.getByRole('article').filter({ hasText: code })
  await card.getByRole('button', { name: `签收 ${code}` }).waitFor()
  await handler.picture('worker-5-handler-todo')
  await card.getByRole('button', { name: `签收 ${code}` }).click()
  await card.getByText('暖心橙正在办理').waitFor()
  await card.getByRole('link', { name: text }).click()

  await note(handler, '热水器在修，今晚恢复', '诉求人也能看到')
  await note(handler, '仓库缺一个加热管，已找后勤借', '仅内部可见')
  await handler.picture('worker-6-handler-notes')

  await page.getByRole('button', { name: '答复', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '答复' })
  await sheet.getByLabel('答复内容').fill('加热管已更换，昨晚试过水温正常，以后每周检查一次。')
  await sheet.locator('input[type=file]').setInputFiles(await takePhoto(page))
  await sheet.getByRole('img', { name: '照片 1' }).waitFor()
  await handler.picture('worker-7-handler-answers')
  await sheet.getByRole('button', { name: '答复' }).click()
  await page.getByRole('heading', { name: '暖心橙已答复，等诉求人评价' }).waitFor()
}

async function note({ page }: Visitor, words: string, readers: string): Promise<void> {
  await page
    .getByRole('button', { name: /^(记录进展|更多操作)$/ })
    .first()
    .click()
  const more = page.getByRole('dialog', { name: '更多操作' })
  if (await more.isVisible()) await more.getByRole('button', { name: '记录进展' }).click()
  const sheet = page.getByRole('dialog', { name: '记录进展' })
  await sheet.getByLabel('进展').fill(words)
  await sheet.getByRole('radio', { name: readers }).check()
  await sheet.getByRole('button', { name: '记录进展' }).click()
  await page.getByText(words).waitFor()
}

/** Neither the small nor the large picture says any more where it was taken. */
async function expectPhotosWithoutPlace({ page }: Visitor): Promise<void> {
  const small = await page
    .locator('main img[src*="/files/"]')
    .evaluateAll((images) => images.map((image) => image.getAttribute('src')!))
  // The requester's, and that of the answer: beside it and in the story.
  expect(small).toHaveLength(3)
  for (const source of [...small, ...small.map((each) => each.replace('size=thumbnail', 'size=full'))]) {
    const picture = await page.request.get(source)
    expect(picture.headers()['content-type']).toMatch(/^image\//)
    expect(tellsWhereTaken(await picture.body())).toBe(false)
  }
}

async function evaluate(worker: Visitor): Promise<void> {
  const { page } = worker
  await page.getByRole('radio', { name: '解决了', exact: true }).check()
  await page.getByRole('radio', { name: '满意', exact: true }).check()
  await page.getByLabel('还想对我们说点什么？').fill('当天就修好了，谢谢')
  await worker.picture('worker-9-evaluate')
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByRole('heading', { name: '已办结' }).waitFor()
  await worker.picture('worker-10-closed')
}
