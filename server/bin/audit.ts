import { parseArgs } from 'node:util'

import { type AuditLink, type AuditReport, verifyAudit } from '../src/kernel/audit.ts'
import { type Db, schemaOf } from '../src/kernel/db.ts'
import { onDatabase, placesFor } from './database.ts'

const usage = `npm run audit -- verify [OPTIONS]   checks the audit chain of the platform and of every place

  --place SLUG            only the chain of this place
  --known POSITION:HASH   a head that was noted down before; the chain must still contain it (with --place)
  --data DIR              the data folder, whether Hongchao runs on it or not (./data)

Ends with 1 where a chain is broken. A head that is kept elsewhere shows later whether the chain was made anew.
`

const options = {
  place: { type: 'string' },
  known: { type: 'string' },
  data: { type: 'string' }
} as const

type Asked = { place?: string | undefined; known?: AuditLink | undefined; data?: string | undefined }

const asked = readOptions()
if (!asked) {
  process.stderr.write(usage)
  process.exit(2)
}
await onDatabase({ command: 'npm run audit', data: asked.data }, async (database) => {
  const places = await placesFor(database, asked.place)
  const chains = [...(asked.place ? [] : ['platform']), ...places.map(schemaOf)]
  let broken = 0
  for (const chain of chains) {
    const db = database.owner.withSchema(chain)
    const report = await verifyAudit(db, { known: asked.known })
    const name = chain.replace(/^place_/, '')
    process.stdout.write(`${name.padEnd(20)} ${await told(db, report)}\n`)
    if (report.brokenAt !== undefined) broken += 1
  }
  return broken > 0 ? 1 : 0
})

function readOptions(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const known = values.known === undefined ? undefined : linkOf(values.known)
    if (positionals.join(' ') !== 'verify' || (values.known && (!known || !values.place))) return undefined
    return { place: values.place, known, data: values.data }
  } catch {
    return undefined
  }
}

function linkOf(text: string): AuditLink | undefined {
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  return position && hash ? { position: Number(position), hash } : undefined
}

async function told(db: Db, { head, brokenAt, unsealed }: AuditReport): Promise<string> {
  const tail = `${unsealed} not sealed yet`
  const noted = head.position > 0 ? `; head ${head.position}:${head.hash}` : ''
  if (brokenAt === undefined) return `ok, ${head.position} sealed, ${tail}${noted}`

  const row = await db.selectFrom('audit').selectAll().where('position', '=', String(brokenAt)).executeTakeFirst()
  const found = row ? `row ${row.id}, ${row.event} of ${row.at.toISOString()}` : 'no row there'
  return `BROKEN at ${brokenAt} of ${head.position} (${found}), ${tail}`
}
