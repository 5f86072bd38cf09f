import { accessSync, constants, statfsSync, statSync } from 'node:fs'
import { availableParallelism, freemem, totalmem } from 'node:os'

import type { Finding } from './finding.ts'

const mega = 1024 * 1024

/** What the machine offers. */
export function machineFindings(): Finding[] {
  const major = Number(process.versions.node.split('.')[0])
  const available = Math.round(process.availableMemory() / mega)
  const memory = `可用 ${available} MB，共 ${Math.round(totalmem() / mega)} MB（空闲 ${Math.round(freemem() / mega)} MB）`
  return [
    {
      what: 'Node 版本',
      state: major === 24 ? 'ok' : 'broken',
      words: `${process.version}，${availableParallelism()} 核`,
      remedy: '用 npm start 启动，它会用自带的 Node 24'
    },
    {
      what: '内存',
      state: available < 100 ? 'broken' : available < 400 ? 'attention' : 'ok',
      words: memory,
      remedy: '关掉别的程序，或给机器加内存；产品至少要 400 MB'
    }
  ]
}

/** The folder in which everything lies that must survive. */
export function folderFindings(folder: string, ownDatabase: boolean): Finding[] {
  const found = statSync(folder, { throwIfNoEntry: false })
  const what = '数据目录'
  if (!found) {
    const remedy = '首次使用请执行 npm start；数据在别处时用 --data 指明'
    return [{ what, state: ownDatabase ? 'attention' : 'broken', words: `${folder} 不存在`, remedy }]
  }
  return [accessFinding(folder, found), spaceFinding(folder)]
}

function accessFinding(folder: string, { uid, mode }: { uid: number; mode: number }): Finding {
  const self = process.getuid?.()
  const what = '数据目录'
  if (!writable(folder)) {
    const remedy = `用目录的所有者（uid ${uid}）运行，或执行 chown 改所有者`
    return { what, state: 'broken', words: `${folder} 不能读写（当前 uid ${self}）`, remedy }
  }
  const open = (mode & 0o077) !== 0
  return {
    what,
    state: open ? 'attention' : 'ok',
    words: `${folder}，所有者 uid ${uid}，权限 ${(mode & 0o777).toString(8)}`,
    remedy: `其他用户也能进入，里面有密钥：chmod 700 ${folder}`
  }
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

function spaceFinding(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const left = Math.round((bavail * bsize) / mega)
  return {
    what: '磁盘空间',
    state: left < 200 ? 'broken' : left < 2048 ? 'attention' : 'ok',
    words: `剩余 ${left} MB`,
    remedy: '清理磁盘或换更大的盘；写满后产品会拒绝写入，但不会丢已有数据'
  }
}
