import { rmSync, statSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** What the holder of a data folder tells whoever else wants it; nothing while it is too busy to answer. */
export type Holder = { pid?: number; address?: string }
export type Lock = { release: () => void }

/**
 * Takes the data folder for this process, or tells who has it.
 *
 * The lock is a socket that listens, not a file: it ends with its process, however that ends, so nothing stale is left
 * behind that a recycled process id could bring back to life.
 */
export async function lockFolder(folder: string, address: string): Promise<Lock | Holder> {
  const { dev, ino } = statSync(folder)
  const path = socketPath(`hongchao-${dev.toString(36)}-${ino.toString(36)}`)
  for (;;) {
    const server = await listen(path, { pid: process.pid, address })
    if (server) return { release: () => server.close() }
    const holder = await ask(path)
    if (holder) return holder
    // It ended just now; only a socket in the file system outlives its process.
    if (!path.startsWith('\0')) rmSync(path, { force: true })
  }
}

/** Linux has sockets with a name and no file; elsewhere it is a file that an earlier process may have left. */
function socketPath(name: string): string {
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`)
}

async function listen(path: string, holder: Holder): Promise<Server | undefined> {
  const server = createServer((socket) => socket.on('error', () => {}).end(JSON.stringify(holder)))
  const { promise, resolve, reject } = Promise.withResolvers<Server | undefined>()
  server.once('error', (error: NodeJS.ErrnoException) =>
    error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)
  )
  server.listen(path, () => resolve(server))
  const listening = await promise
  // The lock alone does not keep the process alive.
  listening?.unref()
  return listening
}

/** Undefined where nobody listens. */
async function ask(path: string): Promise<Holder | undefined> {
  const socket: Socket = connect(path)
  socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')))
  try {
    return JSON.parse(await text(socket)) as Holder
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ECONNREFUSED' || code === 'ENOENT' ? undefined : {}
  }
}
