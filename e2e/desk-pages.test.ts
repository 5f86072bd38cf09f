import { buffer } from 'node:stream/consumers'

import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'

test('what opens beside a list, and what is printed, is whole and accessible', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  const { page } = clerk
  const visit = async (name: string, open: () => Promise<void>) => {
    await open()
    await clerk.settled()
    await clerk.picture(`desk-pages/${name}`)
    await clerk.expectAccessible()
    expect({ name, complaints: clerk.complaints }).toEqual({ name, complaints: [] })
  }

  await visit('need', async () => {
    await clerk.follow(`${place}/needs?status=handling`)
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.getByRole('article').waitFor()
  })
  await visit('need-dispatch', async () => {
    await page.keyboard.press('d')
    await page.getByRole('region', { name: '改派' }).waitFor()
  })
  await visit('slip', async () => {
    await clerk.follow(`${new URL(page.url()).pathname}/slip`)
    await page.getByRole('heading', { name: '诉求转办单' }).waitFor()
  })
  await visit('organisation', async () => {
    await clerk.follow(`${place}/organisations`)
    await page.getByRole('link', { name: /公司$/ }).first().click()
    await page.getByRole('region', { name: '组织详情' }).waitFor()
  })
  await visit('filter', async () => {
    await clerk.follow(`${place}/needs`)
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByRole('combobox', { name: '类别' }).waitFor()
  })
  await visit('rates', async () => {
    await clerk.follow(`${place}/rates`)
    await page.getByRole('button', { name: '满意率' }).click()
    await page.getByRole('link', { name: '%' }).first().waitFor()
  })
  await visit('cases', async () => {
    await clerk.follow(`${place}/rates/needs?rate=satisfaction`)
    await page.getByRole('heading', { name: '满意率：合计' }).waitFor()
  })
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160]
  ] as const) {
    await visit(`wall-${width}`, async () => {
      await page.setViewportSize({ width, height })
      await page.goto(`${place}/wall`)
      await page.getByRole('heading', { name: '超时最久的' }).waitFor()
      await page.getByText(/更新$/).waitFor()
      expect(await page.evaluate(cutOff)).toEqual([])
    })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await visit('keys', async () => {
    await clerk.follow(`${place}/todo`)
    await page.getByRole('heading', { name: '待办' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
  })
  await visit('nothing', async () => {
    await clerk.follow(`${place}/no-such-page`)
    await page.getByText('没有这个页面').waitFor()
  })
})

/** What of the wall lies beyond its frame, where nobody can scroll to. */
function cutOff(): string[] {
  const parts = [...document.querySelectorAll('main, main section')]
  return parts
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
    .map(({ className, scrollHeight, clientHeight }) => `${className} ${scrollHeight} > ${clientHeight}`)
}

test('each list is saved as an Excel file with what is on the screen', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  await using administrator = await comeIn(browser, 'desk', 'qiao-yayan')
  const saved = async ({ page, follow, picture }: Visitor, path: string, reason?: string) => {
    await follow(`${place}/${path}`)
    const button = { name: '导出 Excel' }
    const asked = page.getByRole('dialog', { name: '导出用途' })
    if (reason) {
      await page.getByRole('button', button).click()
      await asked.getByLabel('用在哪里').fill(reason)
      await picture('exports-reason')
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (reason ? asked : page).getByRole('button', button).click()
    ])
    await page.getByText('已导出').last().waitFor()
    const { sheets } = await readXlsx(await buffer(await download.createReadStream()))
    const [, , , headings, ...rows] = sheets[0]!.rows
    return { headings, rows }
  }

  const needs = await saved(clerk, 'needs?status=handling')
  expect(needs.headings).toContain('诉求内容')
  expect(new Set(needs.rows.map(([, status]) => status))).toEqual(new Set(['办理中']))
  expect((await saved(clerk, 'organisations')).rows.length).toBeGreaterThan(100)
  expect((await saved(clerk, 'teams')).rows.length).toBeGreaterThanOrEqual(45)
  expect((await saved(clerk, 'posters')).rows.length).toBeGreaterThan(0)
  expect((await saved(administrator, 'people', '核对账号')).rows.length).toBeGreaterThan(100)
  expect([...clerk.complaints, ...administrator.complaints]).toEqual([])
})
