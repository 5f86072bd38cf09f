import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Process = { pid: number; command: string }

/**
 * Stops what a killed server left running on this cluster. Whoever calls holds the lock of the data folder, so nobody
 * needs that database any more. `name` is the cluster's name, which each of its processes bears in its command line.
 */
export async function stopLeftovers(cluster: string, name: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return

  const master = processesOf(name).find(({ command }) => command.includes(`cluster_name=${name}`))
  if (master) signal(master.pid, 'SIGINT')
  if (!(await allGone(name, 15_000))) {
    for (const { pid } of processesOf(name)) signal(pid, 'SIGKILL')
    await allGone(name, 5_000)
  }

  // PostgreSQL itself takes any living process with this id for its predecessor; after a reboot it is somebody else's.
  const recorded = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : 0
  if (recorded > 0 && isAlive(recorded)) rmSync(pidFile)
}

async function allGone(name: string, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience
  while (processesOf(name).length > 0) {
    if (Date.now() > deadline) return false
    await sleep(30)
  }
  return true
}

function processesOf(name: string): Process[] {
  const whole = new RegExp(`${name}(?![0-9a-z])`)
  return listProcesses().filter(({ command }) => whole.test(command))
}

function listProcesses(): Process[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .map((entry) => ({ pid: Number(entry), command: commandLine(entry) }))
  }
  const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  return lines.map((line) => ({ pid: Number.parseInt(line, 10), command: line }))
}

/** Of a process that ended meanwhile, or has become a zombie, nothing is left. */
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
