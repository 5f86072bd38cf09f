import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'
import type { TestProject } from 'vitest/node'

import { connect } from '../src/kernel/db.ts'
import { createPlace, migrate } from '../src/kernel/migrate.ts'
import { startPostgres } from '../src/kernel/postgres/start.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be augmented
  interface ProvidedContext {
    /** Of the test run's server, without a database. */
    postgres: string
  }
}

/** What a test run may lose: it makes its databases anew. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** One PostgreSQL per run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startServer()
  project.provide('postgres', url)
  return stop
}

/** The place whose schema stands in each copy already, and is no place of it until a test asks for it. */
export const preparedPlace = 'park'

/** A PostgreSQL with a migrated template that every test copies. */
export async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hongchao-postgres-'))
  const server = await startPostgres(folder, careless)
  const admin = new pg.Client(server.url('postgres'))
  await admin.connect()
  await admin.query('create database template_migrated')
  await admin.end()
  const template = connect(server.url('template_migrated'), { max: 1 })
  await migrate(template)
  // To run all migrations for each test would take longer than most tests.
  await template
    .transaction()
    .execute((tx) => createPlace(tx, { slug: preparedPlace, name: preparedPlace, preset: 'example' }))
  await template.deleteFrom('platform.place').execute()
  await template.destroy()

  return {
    url: server.url('').replace(/\/$/, ''),
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
