import { demonstrationPassword } from '../server/src/sign-ins.ts'
import type { Size, Visitor, Visitors } from './harness.ts'

/** Where most journeys lead, and two other places on the same server. */
export const place = '/quanlinan'
export const nanchong = '/jialing'
export const ningbo = '/duantang'

/** Somebody of the demonstration at a device of their own, signed in and on their first screen. */
export async function comeIn(browser: Visitors, size: Size, person: string, at = place): Promise<Visitor> {
  const visitor = await browser.visit(size, size === 'phone' ? `${at}/m/` : `${at}/`, person)
  const firstScreen = size === 'phone' ? /，您好$/ : '待办'
  await visitor.page.getByRole('heading', { level: 1, name: firstScreen }).waitFor()
  return visitor
}

export async function signIn({ page }: Visitor, username: string, password = demonstrationPassword): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** Of what came out of a printer. */
export function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
