import { expect, test } from 'vitest'

import { openBrowser } from './harness.ts'
import { comeIn, place } from './people.ts'

test('what opens beside a list, and what is printed, is whole and accessible', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  const { page } = clerk
  const visit = async (name: string, open: () => Promise<void>) => {
    await open()
    await page.waitForTimeout(700)
    await clerk.picture(`desk-pages/${name}`)
    await clerk.expectAccessible()
    expect({ name, complaints: clerk.complaints }).toEqual({ name, complaints: [] })
  }

  await visit('need', async () => {
    await page.goto(`${place}/needs?status=handling`)
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.getByRole('article').waitFor()
  })
  await visit('need-dispatch', async () => {
    await page.keyboard.press('d')
    await page.getByRole('region', { name: '派单' }).waitFor()
  })
  await visit('slip', async () => {
    await page.goto(`${new URL(page.url()).pathname}/slip`)
    await page.getByRole('heading', { name: '诉求转办单' }).waitFor()
  })
  await visit('organisation', async () => {
    await page.goto(`${place}/organisations`)
    await page.getByRole('link', { name: /公司$/ }).first().click()
    await page.getByRole('region', { name: '组织详情' }).waitFor()
  })
  await visit('filter', async () => {
    await page.goto(`${place}/needs`)
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByRole('combobox', { name: '类别' }).waitFor()
  })
  await visit('keys', async () => {
    await page.goto(`${place}/todo`)
    await page.getByRole('heading', { name: '待办' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
  })
  await visit('nothing', async () => {
    await page.goto(`${place}/no-such-page`)
    await page.getByText('没有这个页面').waitFor()
  })
})
