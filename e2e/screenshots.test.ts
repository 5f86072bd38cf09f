import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'
import { expect, test } from 'vitest'

import { demonstrationPassword } from '../server/src/sign-ins.ts'
import { openBrowser, type Size, type Visitor, type Visitors } from './harness.ts'

const images = join(import.meta.dirname, '../docs/images')
const place = '/quanlinan'

/** Fewer colours than a photo, more than a calm screen has. */
const palette = { palette: true, colours: 128, effort: 10, compressionLevel: 9 }
const mostBytes = 200_000

test('the console: the needs of the place, and one that is overdue with its story', async () => {
  await using browser = await openBrowser()
  await using clerk = await comeIn(browser, { size: 'desk', as: 'shao-jia', path: `${place}/needs?sort=due` })
  await clerk.page.getByText('球场的灯坏了一半').first().click()
  expect(await keep('console', await shot(clerk))).toBeLessThan(mostBytes)
})

test('the phone: raising a need, what a team leader has to do, a need as its requester sees it', async () => {
  await using browser = await openBrowser()
  await using resident = await comeIn(browser, { size: 'phone', as: 'guo-shuxiao', path: `${place}/m/raise` })
  await resident.page.getByRole('textbox').first().fill('三食堂东门外两盏路灯不亮，下夜班看不清台阶。')
  await resident.page.getByRole('radio', { name: '职工群众' }).check()

  await using leader = await comeIn(browser, { size: 'phone', as: 'zhou-xiangan', path: `${place}/m/` })

  await using member = await comeIn(browser, { size: 'phone', as: 'wang-dongshan', path: `${place}/m/` })
  await member.page.getByText('支部想办一次主题党日').first().click()
  await member.page.waitForURL(/\/m\/needs\//)

  const picture = await sideBySide([await shot(resident), await shot(leader), await shot(member)])
  expect(await keep('phone', picture)).toBeLessThan(mostBytes)
})

type Entrance = { size: Size; as: string; path: string }

/** A page as somebody of the demonstration sees it. */
async function comeIn(browser: Visitors, { size, as: username, path }: Entrance): Promise<Visitor> {
  const visitor = await browser.visit(size, '/')
  const data = { username, password: demonstrationPassword }
  const answer = await visitor.page.request.post('/api/account/session', { data })
  expect(answer.status()).toBe(200)
  await visitor.page.goto(path)
  return visitor
}

/** What listens for changes keeps its connection, so the network is never idle: a while without a focus and all is there. */
async function shot({ page }: Visitor): Promise<Buffer> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.waitForTimeout(2000)
  return await page.screenshot({ animations: 'disabled' })
}

async function sideBySide(shots: readonly Buffer[]): Promise<Buffer> {
  const { width, height } = await sharp(shots[0]).metadata()
  const gap = 40
  const size = { width: (width + gap) * shots.length + gap, height: height + 2 * gap }
  const paper = sharp({ create: { ...size, channels: 3, background: '#d9d9d9' } })
  const placed = shots.map((input, index) => ({ input, top: gap, left: gap + index * (width + gap) }))
  return await paper.composite(placed).png().toBuffer()
}

/** Writes the picture for the readme; returns how many bytes it took. */
async function keep(name: string, picture: Buffer): Promise<number> {
  mkdirSync(images, { recursive: true })
  const { size } = await sharp(picture)
    .png(palette)
    .toFile(join(images, `${name}.png`))
  return size
}
