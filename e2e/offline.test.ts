import type { Need, NeedDetail } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { place, signIn } from './people.ts'
import { takePhoto } from './photo.ts'
import { elsewhere } from './steps.ts'

const raised = '展厅后门的台阶裂了，搬东西容易绊倒'
const noted = '到现场量了尺寸，明天带料来补'
const late = '料已备好，等业主开门'

type Raised = { id: string; code: string }

test('without network a need and a note are written and photographed, and arrive once when it is back', async () => {
  const kept = await takeOn('展厅北侧的水沟盖板松了')
  const gone = await takeOn('展厅东侧的护栏晃动')
  await using browser = await openBrowser()
  await using phone = await browser.visitToKeep('phone', `${place}/m/sign-in`)
  const { page } = phone
  await signIn(phone, 'ren-huiyu')
  await page.getByRole('heading', { level: 1, name: /，您好$/ }).waitFor()
  await page.getByRole('article').first().waitFor()
  await untilKept(phone, 'todo')
  for (const { id, code } of [kept, gone]) {
    await page.goto(`${place}/m/needs/${id}`)
    await page.getByText(code).first().waitFor()
    await untilKept(phone, id)
  }
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  const photo = await takePhoto(page)

  await phone.setOffline(true)
  await page.goto(`${place}/m`)
  await page.getByRole('heading', { level: 1, name: /，您好$/ }).waitFor()
  await page
    .getByText(/^截至今天 \d\d:\d\d 的内容$/)
    .first()
    .waitFor()
  await page.getByRole('article').first().waitFor()
  await phone.picture('offline/1-home')
  await raise(phone, photo)
  await note(phone, kept.id, noted, photo)
  await note(phone, gone.id, late, photo)
  await page.getByRole('link', { name: /^待发送 3 条/ }).click()
  await page.getByText('等待网络').first().waitFor()
  await phone.picture('offline/2-outbox')
  await phone.expectAccessible()

  const requester = await elsewhere('jiang-qixiao')
  await requester.act(gone.id, 'withdraw')
  await phone.setOffline(false)
  await page.getByText('没有发出').waitFor()
  await phone.picture('offline/3-conflict')
  expect(await page.getByText(late).isVisible()).toBe(true)

  const mine = await elsewhere('ren-huiyu')
  const { items } = await mine.get<{ items: Need[] }>('/needs?view=mine')
  const arrived = items.filter(({ title }) => title.startsWith(raised.slice(0, 8)))
  expect(arrived).toHaveLength(1)
  expect((await mine.get<NeedDetail>(`/needs/${arrived[0]!.id}`)).photos).toHaveLength(1)
  const notes = (await mine.get<NeedDetail>(`/needs/${kept.id}`)).timeline.filter(({ text }) => text === noted)
  expect(notes.map(({ photos }) => photos.length)).toEqual([1])
  expect(phone.complaints).toEqual([])

  await phone.setOffline(true)
  await ageKept(phone, 8)
  await page.goto(`${place}/m`)
  await page.getByRole('button', { name: '重试' }).waitFor()
  expect(await page.getByRole('article').count()).toBe(0)
})

/** What was told is kept as soon as the phone has a moment for it. */
async function untilKept({ page }: Visitor, what: string): Promise<void> {
  await expect
    .poll(async () => (await keptNames(page)).some((name) => name.includes(what)), { timeout: 10_000 })
    .toBe(true)
}

async function keptNames(page: Visitor['page']): Promise<string[]> {
  return await page.evaluate(async () => {
    // Opened before the site made it, it would stay empty.
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === 'hongchao-answers')) return []
    return await new Promise<string[]>((resolve, reject) => {
      const opening = indexedDB.open('hongchao-answers')
      opening.addEventListener('error', reject)
      opening.addEventListener('success', () => {
        const keys = opening.result.transaction('answer').objectStore('answer').getAllKeys()
        keys.addEventListener('success', () => resolve(keys.result.map(String)))
      })
    })
  })
}

/** Makes what the phone keeps so many days older. */
async function ageKept({ page }: Visitor, days: number): Promise<void> {
  await page.evaluate(
    async (byMs) =>
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hongchao-answers')
        opening.addEventListener('error', reject)
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction('answer', 'readwrite')
          transaction.addEventListener('complete', () => resolve())
          const rows = transaction.objectStore('answer').openCursor()
          rows.addEventListener('success', () => {
            const row = rows.result
            if (!row) return
            row.update({ ...row.value, at: row.value.at - byMs })
            row.continue()
          })
        })
      }),
    days * 24 * 3_600_000
  )
}

async function takeOn(text: string): Promise<Raised> {
  const requester = await elsewhere('jiang-qixiao')
  const need = await requester.post<Raised>('/needs', { text, kind: 'enterprise' })
  const clerk = await elsewhere('tan-weifei')
  await clerk.act(need.id, 'accept', { category: 'parking', level: 'park', way: 'door' })
  await clerk.post('/needs/dispatched', { ids: [need.id] })
  const handler = await elsewhere('ren-huiyu')
  await handler.act(need.id, 'sign')
  return need
}

async function raise({ page }: Visitor, photo: Awaited<ReturnType<typeof takePhoto>>): Promise<void> {
  await page.goto(`${place}/m/raise`)
  await page.getByLabel('什么事').fill(raised)
  await page.locator('input[type=file]').setInputFiles(photo)
  await page.getByRole('img', { name: '照片 1' }).waitFor()
  await page.getByRole('radio', { name: '企业', exact: true }).check()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('等待网络').waitFor()
}

async function note({ page }: Visitor, id: string, words: string, photo: Awaited<ReturnType<typeof takePhoto>>) {
  await page.goto(`${place}/m/needs/${id}?do=note`)
  const sheet = page.getByRole('dialog', { name: '记录进展' })
  await sheet.getByLabel('进展').fill(words)
  await sheet.locator('input[type=file]').setInputFiles(photo)
  await sheet.getByRole('img', { name: '照片 1' }).waitFor()
  await sheet.getByRole('button', { name: '记录进展' }).click()
  await sheet.waitFor({ state: 'hidden' })
}
