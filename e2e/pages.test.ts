import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { openBrowser, type Size, type Visitors } from './harness.ts'

vi.setConfig({ testTimeout: 180_000 })

/** For each visitor, the addresses they come by. */
const visits: [who: string, size: Size, as: string | undefined, addresses: string[]][] = [
  ['a stranger at a desk who names no place', 'desk', undefined, ['/']],
  ['a stranger at a desk', 'desk', undefined, ['/quanlinan', '/quanlinan/privacy']],
  ['a stranger with a phone who names no place', 'phone', undefined, ['/m/']],
  [
    'a stranger with a phone',
    'phone',
    undefined,
    [
      '/quanlinan/m',
      '/quanlinan/m/raise',
      '/quanlinan/m/look-up',
      '/quanlinan/m/published',
      '/quanlinan/m/services',
      '/quanlinan/m/sign-in',
      '/quanlinan/m/sign-up',
      '/quanlinan/m/privacy'
    ]
  ],
  [
    'the administrator',
    'desk',
    'qiao-yayan',
    [
      '/quanlinan/todo',
      '/quanlinan/needs',
      '/quanlinan/organisations',
      '/quanlinan/teams',
      '/quanlinan/people',
      '/quanlinan/posters',
      '/quanlinan/interfaces',
      '/quanlinan/services',
      '/quanlinan/services/print',
      '/quanlinan/bookings',
      '/quanlinan/calendar',
      '/quanlinan/settings',
      '/quanlinan/inbox',
      '/quanlinan/account'
    ]
  ],
  ['the auditor', 'desk', 'ji-heng', ['/quanlinan/todo', '/quanlinan/audit', '/quanlinan/organisations']],
  [
    'the clerk',
    'desk',
    'shao-jia',
    [
      '/quanlinan/todo',
      '/quanlinan/needs',
      '/quanlinan/record',
      '/quanlinan/meetings',
      '/quanlinan/recurrences',
      '/quanlinan/callbacks',
      '/quanlinan/publications',
      '/quanlinan/inbox'
    ]
  ],
  [
    'the supervisor',
    'desk',
    'xu-ya',
    ['/quanlinan/todo', '/quanlinan/escalations', '/quanlinan/whistles', '/quanlinan/organisations']
  ],
  [
    'a handler with a phone',
    'phone',
    'zheng-qi',
    ['/quanlinan/m', '/quanlinan/m/todo', '/quanlinan/m/needs', '/quanlinan/m/inbox', '/quanlinan/m/account']
  ],
  ['a resident with a phone', 'phone', 'guo-shuxiao', ['/quanlinan/m', '/quanlinan/m/raise', '/quanlinan/m/needs']]
]

let browser: Visitors
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => await browser[Symbol.asyncDispose]())

test.each(visits)('%s finds every page whole and accessible', async (_, size, as, addresses) => {
  await using visitor = await browser.visit(size, addresses[0]!, as)
  for (const address of addresses) {
    await visitor.follow(address)
    await visitor.picture(`pages/${size}-${as ?? 'stranger'}${address.replaceAll('/', '-')}`)

    expect({ address, complaints: visitor.complaints }).toEqual({ address, complaints: [] })
    await visitor.expectAccessible()
  }
})
