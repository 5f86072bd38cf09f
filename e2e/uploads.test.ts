import { expect, test } from 'vitest'

import { openBrowser } from './harness.ts'
import { comeIn, place } from './people.ts'
import { takePhoto } from './photo.ts'

const files = '**/api/*/files'

test('a photo that the network loses says so on the phone, and arrives at the second try', async () => {
  await using browser = await openBrowser()
  await using worker = await comeIn(browser, 'phone', 'guo-shuxiao')
  const { page } = worker
  await page.goto(`${place}/m/raise`)
  await page.route(files, (route) => route.abort())
  await page.locator('input[type=file]').setInputFiles(await takePhoto(page))
  const retry = page.getByRole('button', { name: /没有传上去/ })
  await retry.waitFor()
  await worker.picture('uploads-1-phone-failed')

  await page.unroute(files)
  const [answer] = await Promise.all([page.waitForResponse(files), retry.click()])
  expect(answer.status()).toBe(200)
  await retry.waitFor({ state: 'detached' })
  await worker.expectAccessible()
})

test('at the desk each file stands with its own progress, reason and second try', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  const { page } = clerk
  await page.getByRole('link', { name: '登记诉求' }).click()
  const picker = page.locator('input[type=file]')
  await picker.waitFor({ state: 'attached' })
  await page.route(files, (route) => route.abort())
  await picker.setInputFiles([
    await takePhoto(page, '断网.jpg'),
    { name: '太大.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) }
  ])
  const lost = page.getByRole('listitem').filter({ hasText: '断网.jpg' })
  const large = page.getByRole('listitem').filter({ hasText: '太大.pdf' })
  await large.getByText('10 MB 以内').waitFor()
  await lost.getByRole('alert').waitFor()
  await clerk.picture('uploads-2-desk-failed')
  await clerk.expectAccessible()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('有照片还没有传上去').waitFor()

  await page.unroute(files)
  await lost.getByRole('button', { name: '重试' }).click()
  await lost.getByRole('alert').waitFor({ state: 'detached' })
  await large.getByRole('button', { name: '去掉 太大.pdf' }).click()
  await page.getByRole('button', { name: '去掉 断网.jpg' }).waitFor()
  expect(await page.getByRole('button', { name: /^去掉/ }).count()).toBe(1)
})
