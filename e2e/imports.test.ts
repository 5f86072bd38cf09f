import { buffer } from 'node:stream/consumers'

import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'
import { elsewhere } from './steps.ts'

const header = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '类别', '答复意见', '答复时间']
const rows = [
  ['9001', '陈先生', '厂门口公交站牌倒了', '2026/3/2 9:05:00', '\t\t站牌倒在路边两天了。', '交通运输', '', ''],
  ['9002', '刘女士', '食堂菜价', '前天', '食堂菜价又涨了，希望公示。', '食堂餐饮', '', ''],
  ['9003', '周先生', '水压', '2019/4/25 9:32:09', '宿舍水压低，洗澡没水。', '水电维修', '已更换增压泵。', '2019/5/9']
]

test('the clerk imports a file with mistakes, mends it, and undoes it', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  const { page } = clerk
  await page.getByRole('link', { name: '诉求', exact: true }).click()
  await page.getByRole('button', { name: '导入' }).click()
  await page.getByRole('heading', { level: 1, name: '导入' }).waitFor()
  await clerk.expectAccessible()
  await clerk.picture('imports-1-page')

  await give(clerk, '三月来信.xlsx', [header, ...rows])
  await page.getByRole('cell', { name: '留言详情' }).waitFor()
  await page.getByText('厂门口公交站牌倒了').waitFor()
  await clerk.expectAccessible()
  await clerk.picture('imports-2-matched')

  await page.getByRole('button', { name: '试导入' }).click()
  await figure(clerk, '未导入', '1')
  await page.getByText('“提出时间”看不懂').waitFor()
  await page.getByText('交通运输 1 行').waitFor()
  await clerk.expectAccessible()
  await clerk.picture('imports-3-tried')

  await doImport(clerk)
  await figure(clerk, '导入', '2')
  await clerk.picture('imports-4-done')
  const failed = await download(clerk)
  expect(failed[1]).toContain('前天')
  await clerk.expectAccessible()

  await page.getByRole('link', { name: '返回导入记录' }).click()
  await give(clerk, '三月来信-改好.xlsx', [
    failed[0]!,
    failed[1]!.map((cell) => (cell === '前天' ? '2026-03-02' : cell))
  ])
  await page.getByRole('cell', { name: '未导入原因' }).waitFor()
  await doImport(clerk)
  await figure(clerk, '未导入', '0')
  await page.getByRole('link', { name: '诉求', exact: true }).click()
  await page.getByLabel('在列表中搜索').fill('站牌倒在路边')
  await page.getByRole('row').filter({ hasText: '厂门口公交站牌倒了' }).waitFor()
  await clerk.picture('imports-5-in-the-list')

  await acceptElsewhere()
  await page.goto(`${place}/imports`)
  await page.getByRole('link', { name: '三月来信-改好.xlsx' }).click()
  await undo(clerk)
  await page.getByText('有 1 条已经变动，不能整批撤销').waitFor()
  await clerk.expectAccessible()
  await clerk.picture('imports-6-moved-on')

  await page.goto(`${place}/imports`)
  await page.getByRole('link', { name: '三月来信.xlsx' }).click()
  await undo(clerk)
  await page.getByText('已撤销', { exact: true }).waitFor()
  await clerk.picture('imports-7-undone')
  await page.getByRole('link', { name: '诉求', exact: true }).click()
  await page.getByLabel('在列表中搜索').fill('站牌倒在路边')
  await page.getByRole('row').filter({ hasText: '厂门口公交站牌倒了' }).waitFor({ state: 'hidden' })
  expect(clerk.complaints).toEqual([])
})

test('a file that is no list is refused with what to do about it', async () => {
  await using browser = await openBrowser()
  await using administrator = await comeIn(browser, 'desk', 'qiao-yayan')
  const { page } = administrator
  await page.goto(`${place}/imports?kind=organisation`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '企业.xlsx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') })
  await page.getByText('这不是表格文件').waitFor()
  await administrator.expectAccessible()
  expect(administrator.complaints).toEqual([])
})

async function give({ page }: Visitor, name: string, cells: string[][]): Promise<void> {
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: '表一', rows: cells }] }))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function doImport({ page }: Visitor): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText('已导入', { exact: true }).waitFor()
}

async function figure({ page }: Visitor, name: string, value: string): Promise<void> {
  const shown = page
    .getByRole('region', { name: '结果' })
    .locator('dl > div')
    .filter({ hasText: new RegExp(`^${name}\\d`) })
  await shown.getByText(value, { exact: true }).waitFor()
}

async function download({ page }: Visitor): Promise<string[][]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载未导入的行' }).click()
  ])
  await page.getByText('已下载').waitFor()
  const { sheets } = await readXlsx(await buffer(await file.createReadStream()))
  return sheets[0]!.rows.map((cells) => cells.map((cell) => String(cell ?? '')))
}

async function acceptElsewhere(): Promise<void> {
  const colleague = await elsewhere('tan-weifei')
  const { items } = await colleague.get<{ items: { id: string }[] }>(`/needs?q=${encodeURIComponent('食堂菜价又涨了')}`)
  await colleague.act(items[0]!.id, 'accept', { category: 'canteen', level: 'park', way: 'door' })
}

async function undo({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
}
