import type { NeedDetail } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'
import { elsewhere } from './steps.ts'

type Raised = { id: string; code: string }

const text = '三号门岗亭旁边的直饮水机出不了水，天热大家没水喝'
const again = '三号门岗亭旁边直饮水机出不了水，天热大家都没水喝了'
const third = '三号门岗亭旁的直饮水机不出水了，天热大家没水喝'

test('what a neighbour reported is joined on the phone, the clerk merges a third, and each reads every step', async () => {
  await using browser = await openBrowser()
  const first = await elsewhere('jiang-qixiao')
  const master = await first.post<Raised>('/needs', { text, kind: 'employee' })
  const other = await elsewhere('wu-qiqiao')
  const late = await other.post<Raised>('/needs', { text: third, kind: 'employee' })

  await using neighbour = await comeIn(browser, 'phone', 'guo-shuxiao')
  await join(neighbour)
  await using clerk = await comeIn(browser, 'desk', 'shao-jia')
  await merge(clerk, master, late)
  const { status } = await other.get<NeedDetail>(`/needs/${late.id}`)
  expect(status).toBe('merged')
  await topics(clerk)
  for (const { complaints } of [neighbour, clerk]) expect(complaints).toEqual([])
})

async function join(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.getByRole('link', { name: '我要提诉求' }).click()
  await page.getByLabel('什么事').fill(again)
  await page.getByRole('radio', { name: '职工群众', exact: true }).check()
  await page.getByText(/已有 2 人反映过同类的事/).waitFor()
  await page.getByRole('checkbox', { name: '一起反映' }).check()
  await visitor.picture('duplicates-1-join')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByText(/合并/).first().waitFor()
  await visitor.picture('duplicates-2-joined')
}

async function merge(visitor: Visitor, master: Raised, late: Raised): Promise<void> {
  const { page } = visitor
  await expect
    .poll(
      async () => {
        await page.goto(`${place}/duplicates`)
        await page.getByRole('heading', { level: 1, name: '可能重复' }).waitFor()
        return await page.getByRole('article').filter({ hasText: late.code }).count()
      },
      { timeout: 90_000, interval: 3_000 }
    )
    .toBeGreaterThan(0)
  const group = page.getByRole('region').filter({ hasText: master.code })
  await group.getByRole('article').filter({ hasText: master.code }).getByText('作主件').click()
  await visitor.picture('duplicates-3-queue')
  await group.getByRole('button', { name: /^合并所选/ }).click()
  await page.getByText(/^已合并 \d 件/).waitFor()
  await visitor.picture('duplicates-4-merged')
  await page.goto(`${place}/needs/${master.id}`)
  await page.getByText(late.code).first().waitFor()
  // Who joined is a requester like any other, and masked.
  await page.getByText('诉求人自己选择一起反映').waitFor()
  expect(await page.content()).not.toContain('郭书骁')
  await visitor.picture('duplicates-5-master')
}

async function topics(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.goto(`${place}/topics`)
  await page.getByRole('heading', { level: 1, name: '热点诉求' }).waitFor()
  await page.getByRole('cell', { name: /直饮水机/ }).waitFor()
  await visitor.picture('duplicates-6-topics')
}
