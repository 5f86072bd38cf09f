import { type Db, schemaOf } from './kernel/db.ts'
import type { Cells } from './kernel/crypto/index.ts'
import { system } from './kernel/call.ts'
import { createSetupToken } from './modules/identity/index.ts'
import { demonstrationPassword, listSignIns } from './sign-ins.ts'

type Open = { db: Db; address: string; now: Date; cells: Cells }

/** What whoever started the product reads: where it is, and how to get in. */
export async function welcome(open: Open): Promise<string> {
  const places = await open.db.selectFrom('platform.place').select(['slug', 'name']).orderBy('createdAt').execute()
  const entrances = await Promise.all(places.map((place) => entranceTo(place, open)))
  return `
Console   ${open.address}/
Phone     ${open.address}/m/
API       ${open.address}/api/docs
${entrances.join('')}
Ctrl-C stops everything.`
}

async function entranceTo(place: { slug: string; name: string }, open: Open): Promise<string> {
  const signIns = await listSignIns(open.db, place.slug, open.now)
  if (signIns.length === 0) return await setupLink(place, open)
  const lines = signIns.map(
    ({ role, username, person, organisation }) =>
      `  ${username.padEnd(16)} ${inWords(role).padEnd(20)} ${person}, ${organisation}\n`
  )
  return `\n${place.name}: sign in from this machine, password ${demonstrationPassword}\n${lines.join('')}`
}

/** A place without anybody in it waits for its first administrator. */
async function setupLink(
  { slug, name }: { slug: string; name: string },
  { db, address, now, cells }: Open
): Promise<string> {
  const token = await db
    .transaction()
    .execute((tx) => createSetupToken(tx.withSchema(schemaOf(slug)), { place: slug, actor: system, now, cells }))
  if (!token) return ''
  return `\n${name}: make its first administrator within a day\n  ${address}/setup?token=${token}\n`
}

function inWords(role: string): string {
  return role.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
