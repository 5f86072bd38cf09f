import type { Role } from '@hongchao/contract'
import { sql } from 'kysely'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { inject } from 'vitest'

import { type AppOptions, buildApp } from '../src/app.ts'
import { applicationRole, connect, type Db, schemaOf } from '../src/kernel/db.ts'
import type { Deps } from '../src/kernel/http.ts'
import { runScheduled, type ScheduledJobName, startWorker } from '../src/kernel/jobs.ts'
import { createPlace } from '../src/kernel/migrate.ts'
import { openOutward } from '../src/kernel/outward.ts'
import { knownPlaces } from '../src/kernel/places.ts'
import { openSessions } from '../src/kernel/session.ts'
import { openCells } from '../src/kernel/crypto/index.ts'
import { standUp } from '../src/stand-up.ts'
import { jobs, scheduledJobs } from '../src/worker.ts'
import { preparedPlace } from './postgres.ts'
import { signedIn, signedInAccount } from './sign-in.ts'
import { memoryStorage } from './storage.ts'

export type TestApp = Awaited<ReturnType<typeof startTestApp>>
export type TestPlace = Awaited<ReturnType<TestApp['place']>>
export type TestPerson = Awaited<ReturnType<TestPlace['person']>>

const secret = 'a secret that is only good for tests'

/** As on a first start. */
export const cells = openCells(secret, { keys: [{ id: 1, suite: 'aes' }] })

const silent = { info: () => {}, warn: () => {}, error: () => {} }

const firstDay = new Date('2026-03-02T01:00:00Z')

type Options = {
  /** Of the clock, which stands still until the test moves it. */
  now?: Date
  app?: AppOptions
  /** Stands already, as it was loaded on the first day. */
  standing?: string
  /** The address of a PostgreSQL of the test's own. */
  server?: string
}

/** A fresh database and app, gone at the end of the test. */
export async function startTestApp(options: Options = {}) {
  const name = `t_${uuid().replaceAll('-', '')}`
  const url = options.server ?? inject('postgres')
  const admin = new pg.Client(`${url}/postgres`)
  await admin.connect()
  const template = options.standing ? await templateOf(admin, url, options.standing) : 'template_migrated'
  await admin.query(`create database ${name} template ${template} strategy file_copy`)
  const owner = connect(`${url}/${name}`, { max: 2 })
  const db = connect(`${url}/${name}`, { role: applicationRole })
  const clock = { now: options.now ?? firstDay }
  const deps: Deps = {
    db,
    clock: () => clock.now,
    log: silent,
    places: knownPlaces(db),
    storage: memoryStorage(),
    secret,
    cells,
    outward: openOutward(['127.0.0.0/8']),
    sessions: openSessions(db, secret)
  }
  const app = await buildApp(deps, { maxEventLoopDelay: 0, ...options.app })

  async function as(
    token: string | undefined,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    key?: string
  ) {
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'idempotency-key': key ?? uuid() })
    }
    const response = await app.inject({ method, url: `/api/${path}`, headers, payload: body })
    return { status: response.statusCode, body: response.json() }
  }

  /** A place with one organisation per path such as `zone.park`. */
  async function place(slug: string, paths: readonly string[] = ['street']) {
    const known = { slug, name: slug, preset: 'example' }
    if (slug === preparedPlace) await owner.insertInto('platform.place').values(known).execute()
    else await owner.transaction().execute((tx) => createPlace(tx, known))
    const here = db.withSchema(schemaOf(slug))
    const organisations = new Map<string, string>()
    for (const path of paths) {
      const id = uuid()
      const parent = path.split('.').slice(0, -1).join('.')
      organisations.set(path, id)
      await here
        .insertInto('organisation')
        .values({
          id,
          key: path.replaceAll('.', '-'),
          path,
          parentId: organisations.get(parent) ?? null,
          name: path,
          initials: path,
          kind: 'area',
          createdAt: clock.now
        })
        .execute()
    }
    const organisation = (path: string): string => {
      const id = organisations.get(path)
      if (!id) throw new Error(`no organisation ${path}`)
      return id
    }

    /** A signed-in person of an organisation who holds each role at the organisation of its path. */
    async function person(at: string, ...roles: [Role, string][]) {
      const personId = uuid()
      const { accountId, token } = await signedInAccount(deps, `p-${personId}`, slug)
      const person = {
        id: personId,
        accountId,
        name: '某人',
        initials: 'mr',
        organisationId: organisation(at),
        createdAt: clock.now
      }
      await here.insertInto('person').values(person).execute()
      for (const [role, path] of roles) {
        await here
          .insertInto('roleGrant')
          .values({ id: uuid(), personId, role, organisationId: organisation(path), heldFrom: '2020-01-01' })
          .execute()
      }
      return {
        accountId,
        personId,
        token,
        get: (path: string) => as(token, 'GET', `${slug}${path}`),
        post: (path: string, body: object, key?: string) => as(token, 'POST', `${slug}${path}`, body, key)
      }
    }

    /** A team of the people given, the first its leader. */
    async function team(at: string, ...members: { personId: string }[]) {
      const id = uuid()
      const position = (await here.selectFrom('team').select('id').execute()).length
      await here
        .insertInto('team')
        .values({
          id,
          key: `team-${position}`,
          organisationId: organisation(at),
          name: `第${position}队`,
          color: '#2e7d32',
          serves: ['employee'],
          position
        })
        .execute()
      for (const [index, { personId }] of members.entries()) {
        await here
          .insertInto('teamMember')
          .values({
            id: uuid(),
            teamId: id,
            personId,
            drawnFromId: organisation(at),
            leader: index === 0,
            createdAt: clock.now
          })
          .execute()
      }
      return id
    }
    return { slug, db: here, organisation, person, team }
  }

  /** A place of `presets/`, with its demonstration people, each of whom can sign in by key. */
  async function preset(name: string) {
    const load = async () => await loadPreset(owner, name, clock.now)
    const loaded = await load()
    const { slug } = loaded.place
    const here = db.withSchema(schemaOf(slug))

    async function signIn(key: string) {
      const { accountId } = await here
        .selectFrom('person')
        .select('accountId')
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      if (!accountId) throw new Error(`${key} does not sign in`)
      const token = await signedIn(deps, accountId)
      return {
        token,
        get: (path: string) => as(token, 'GET', `${slug}${path}`),
        post: (path: string, body: object, key?: string) => as(token, 'POST', `${slug}${path}`, body, key),
        patch: (path: string, body: object) => as(token, 'PATCH', `${slug}${path}`, body)
      }
    }

    /** The row of an organisation, by its key. */
    const organisation = (key: string) =>
      here.selectFrom('organisation').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
    return {
      slug,
      preset: loaded,
      db: here,
      signIn,
      organisation,
      load
    }
  }

  return {
    app,
    db,
    ownerUrl: `${url}/${name}`,
    deps,
    clock,
    as,
    place,
    preset,
    query: async (text: string) => await sql.raw<Record<string, string>>(text).execute(owner),
    startWorker: () => startWorker(deps, jobs, scheduledJobs),
    /** Runs a scheduled job now. */
    run: (job: ScheduledJobName) => runScheduled(deps, scheduledJobs, job),
    async [Symbol.asyncDispose]() {
      await app.close()
      await db.destroy()
      await owner.destroy()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    }
  }
}

async function loadPreset(owner: Db, name: string, now: Date) {
  const folder = new URL(`../../presets/${name}`, import.meta.url).pathname
  return await standUp(owner, { folder, name, demo: true, now, secret, cells })
}

/** A database in which the preset stands, made by the first test of the run that asks for it. */
async function templateOf(admin: pg.Client, url: string, preset: string): Promise<string> {
  const name = `template_${preset.replaceAll('-', '_')}`
  await admin.query('select pg_advisory_lock(hashtext($1))', [name])
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount) return name
    await admin.query(`drop database if exists making_${name}`)
    await admin.query(`create database making_${name} template template_migrated`)
    const owner = connect(`${url}/making_${name}`, { max: 2 })
    try {
      await loadPreset(owner, preset, firstDay)
    } finally {
      await owner.destroy()
    }
    await admin.query(`alter database making_${name} rename to ${name}`)
    return name
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name])
  }
}
