import type { Page } from 'playwright-core'

import { demonstrationPassword } from '../server/src/sign-ins.ts'
import type { Size, Visitor, Visitors } from './harness.ts'

export const place = '/quanlinan'

/** Somebody of the demonstration at a device of their own, signed in and on their first screen. */
export async function comeIn(browser: Visitors, size: Size, person: string): Promise<Visitor> {
  const visitor = await browser.visit(size, size === 'phone' ? `${place}/m/sign-in` : `${place}/`)
  await signIn(visitor, person)
  const firstScreen = size === 'phone' ? /，您好$/ : '待办'
  await visitor.page.getByRole('heading', { level: 1, name: firstScreen }).waitFor()
  return visitor
}

export async function signIn({ page }: Visitor, username: string, password = demonstrationPassword): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  const submit = page.getByRole('button', { name: '登录' })
  await submit.click()
  // Twenty sign-ins a minute are all that one address gets, and all visitors come from one.
  while (await Promise.race([tooMany(page), submit.waitFor({ state: 'hidden' }).then(() => false)])) {
    await page.waitForTimeout(10_000)
    await submit.click()
  }
}

async function tooMany(page: Page): Promise<boolean> {
  return await page
    .getByText('操作太频繁')
    .waitFor()
    .then(
      () => true,
      () => false
    )
}

/** Of what came out of a printer. */
export function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
