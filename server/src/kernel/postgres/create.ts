import pg from 'pg'

const noSuchDatabase = '3D000'

/** The embedded server begins without a database; on a server of somebody's own it exists, or may be created. */
export async function createDatabase(url: string): Promise<void> {
  try {
    await withClient(url, async () => {})
  } catch (error) {
    if ((error as { code?: string }).code !== noSuchDatabase) throw error
    const maintenance = new URL(url)
    const name = decodeURIComponent(maintenance.pathname.slice(1))
    maintenance.pathname = '/postgres'
    await withClient(maintenance.href, (client) => client.query(`create database ${client.escapeIdentifier(name)}`))
  }
}

async function withClient(connectionString: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    await use(client)
  } finally {
    await client.end()
  }
}
