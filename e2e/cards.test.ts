import { expect, test } from 'vitest'

import { openBrowser } from './harness.ts'
import { comeIn, place } from './people.ts'
import { takePhoto } from './photo.ts'

test('cards are printed and typed in beside their photos, and who kept the stub follows it on a phone', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  const { page } = clerk

  await page.goto(`${place}/cards`)
  await page.getByRole('button', { name: '制作需求卡' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox').fill('社区')
  await page.getByTitle('全力南社区', { exact: true }).first().click()
  await form.getByLabel('用在哪里').fill('三食堂座谈会')
  await form.getByLabel('张数').fill('6')
  await form.getByRole('button', { name: '制作需求卡' }).click()
  await page.getByText('0 / 6').waitFor()
  await page.goto((await page.getByRole('link', { name: '打印' }).first().getAttribute('href'))!)
  await page.getByText('共 6 张，2 页 A4').waitFor()
  await clerk.picture('cards/paper')
  await clerk.expectAccessible()
  const [number, key] = (await page.locator('dd').allTextContents()).map((text) => text.trim())

  await page.goto(`${place}/cards/entry`)
  await page.locator('input[type=file]').setInputFiles([await takePhoto(page, '1.jpg'), await takePhoto(page, '2.jpg')])
  await page.getByText('第 1 张，共 2 张').waitFor()
  await page.getByLabel('卡上编号').fill(`${number!.slice(0, 6)}${(Number(number![6]) + 1) % 10}`)
  await page.getByText('没有这张卡').waitFor()
  await page.getByLabel('卡上编号').fill(number!)
  await page.getByText('全力南社区 · 三食堂座谈会').waitFor()
  await page.getByLabel('诉求内容').fill('食堂晚上九点就关门了，夜班回来吃不上饭。')
  await page.getByLabel('诉求人姓名').fill('秦小满')
  await page.getByText('职工群众', { exact: true }).click()
  await page.getByRole('button', { name: '保存，下一张' }).click()
  await page.getByText(`${number} 已录入为`).waitFor()
  await page.getByText('第 2 张，共 2 张').waitFor()
  await clerk.picture('cards/entry')
  await clerk.expectAccessible()

  await using worker = await browser.visit('phone', `${place}/m/look-up?code=${number}`)
  await worker.page.getByLabel('查询码').fill(key!)
  await worker.page.getByRole('button', { name: '查询' }).click()
  await worker.page.getByText('食堂晚上九点就关门了').first().waitFor()
  await worker.picture('cards/phone')
  expect([...clerk.complaints, ...worker.complaints].filter((complaint) => !complaint.includes('404'))).toEqual([])
})
