import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

import { isFresh, sites } from './build.mjs'
import { installedNode, root, withNode } from './install.mjs'

/** `npm run doctor` looks at the installation without changing it, then at the data; the server's part speaks on. */
const { node, complete, runs } = installedNode()
const stale = sites.filter((site) => !isFresh(site))

const remedy = '执行 npm start，它会自动补齐'
tell(
  runs,
  'Node',
  runs ? `随产品安装的 Node 可以运行（当前 ${process.version}）` : '随产品安装的 Node 不在或不能运行',
  remedy
)
tell(
  complete,
  '安装',
  complete ? '依赖与 package-lock.json 一致' : '依赖没有装全，或与 package-lock.json 不一致',
  remedy
)
const builds = stale.length === 0 ? '两个网站都是最新的' : `需要重新构建：${stale.join('、')}`
tell(stale.length === 0 || 'attention', '网站', builds, '执行 npm start，它会重新构建')

if (runs) {
  const options = { cwd: root, env: withNode(node), stdio: 'inherit' }
  const { status } = spawnSync(node, [join(root, 'server/bin/doctor.ts'), ...process.argv.slice(2)], options)
  process.exitCode = status === 0 ? process.exitCode : (status ?? 1)
}

function tell(state, what, words, help) {
  const mark = state === true ? '正常' : state === 'attention' ? '注意' : '故障'
  if (mark === '故障') process.exitCode = 1
  process.stdout.write(`[${mark}] ${what}：${words}\n`)
  if (mark !== '正常') process.stdout.write(`       办法：${help}\n`)
}
