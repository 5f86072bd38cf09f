import { expect, test } from 'vitest'

import { openBrowser, type Visitor } from './harness.ts'
import { comeIn, place } from './people.ts'
import { elsewhere } from './steps.ts'

/** The narrowest phone in use, and what WCAG 1.4.10 asks for. */
const narrow = { width: 320, height: 640 }
const longName = '仓库二楼货梯门口的应急灯不亮而且地面有一处大约两米长的积水从消防栓那边一直流到楼梯口'

test('every page of the phone fits a narrow phone and large type', async () => {
  await using browser = await openBrowser()
  const { worker, handler } = await longStory()
  await using stranger = await browser.visit('phone', `${place}/m/`)
  await walk(stranger, ['', '/raise', '/look-up', '/sign-in', '/sign-up'])

  await using resident = await comeIn(browser, 'phone', 'guo-qizhou')
  await walk(resident, ['', '/raise', `/needs/${worker}`, '/needs', '/account', '/password', '/sessions'])

  await using leader = await comeIn(browser, 'phone', 'song-yun')
  await walk(leader, ['', '/todo', '/record', `/needs/${handler}`, `/needs/${handler}?do=answer`, '/inbox'])
  for (const { complaints } of [stranger, resident, leader]) expect(complaints).toEqual([])
})

/** A need with long words and every kind of step, as its requester and as a team see it. */
async function longStory(): Promise<{ worker: string; handler: string }> {
  const requester = await elsewhere('guo-qizhou')
  const clerk = await elsewhere('tan-weifei')
  const leader = await elsewhere('song-yun')
  const ids: string[] = []
  for (const location of ['一号厂房', '稷香团膳服务有限公司中央厨房二号冷库北侧装卸平台']) {
    const { id } = await requester.post<{ id: string }>('/needs', {
      text: longName.repeat(3),
      kind: 'employee',
      location
    })
    await clerk.act(id, 'accept', { category: 'repair', level: 'community', way: 'door' })
    await clerk.post('/needs/dispatched', { ids: [id] })
    await leader.act(id, 'sign')
    await leader.act(id, 'note', { text: 'https://example.org/'.padEnd(120, 'a'), public: true })
    ids.push(id)
  }
  const [worker, handler] = ids as [string, string]
  await leader.act(worker, 'answer', { text: longName.repeat(2) })
  return { worker, handler }
}

/** Each page at 320 px, then with large type: nothing sticks out at the side, nothing is beyond reach. */
async function walk(visitor: Visitor, pages: string[]): Promise<void> {
  const { page } = visitor
  const who = pages.length
  for (const type of ['normal', 'large']) {
    await page.evaluate((large) => localStorage.setItem('hongchao.largeType', String(large)), type === 'large')
    await page.reload()
    await page.setViewportSize(type === 'large' ? { width: 390, height: 844 } : narrow)
    for (const path of pages) {
      await visitor.follow(`${place}/m${path}`)
      await visitor.picture(`small-and-large/${who}${path.replaceAll(/[/?]|[0-9a-f-]{36}/g, '-')}-${type}`)
      const outside = await sticksOut(visitor)
      expect({ path, type, outside }).toEqual({ path, type, outside: [] })
      if (type === 'large') await visitor.expectAccessible()
    }
  }
}

async function sticksOut({ page }: Visitor): Promise<string[]> {
  return await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 30)}`)
      .concat(`the page is ${scrollWidth} wide`)
  })
}
