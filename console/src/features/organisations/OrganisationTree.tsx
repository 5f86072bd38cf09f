import type { TreeNode } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { coverageTexts, organisationTexts as texts } from '@hongchao/web/texts/console/organisations.ts'
import { Tree, type TreeDataNode } from 'antd'
import { type JSX, useState } from 'react'

import { Loading } from '../../shared/Page.tsx'
import styles from './organisations.module.css'
import { useLevels } from './queries.ts'

type OrganisationTreeProps = {
  chosen: string | undefined
  /** The organisations above an open one: they are opened too, so that it is seen in its place. */
  above: string[]
  onChoose: (id: string | undefined) => void
}
type Levels = ReturnType<typeof useLevels>

/** Each level is read when its organisation is opened; the first two stand open from the start. */
export function OrganisationTree({ chosen, above, onChoose }: OrganisationTreeProps): JSX.Element {
  const [opened, setOpened] = useState<string[]>()
  const top = useLevels([undefined]).get(undefined)
  const [revealed, setRevealed] = useState<string>()
  const open = opened ?? (top ?? []).map(({ id }) => id)
  if (top && above.length > 0 && revealed !== chosen) {
    setRevealed(chosen)
    setOpened([...new Set([...open, ...above])])
  }
  const levels = useLevels([undefined, ...open])
  if (!top) return <Loading />
  return (
    <Tree
      blockNode
      treeData={nodesBelow(levels, undefined)}
      expandedKeys={open}
      selectedKeys={chosen ? [chosen] : []}
      loadData={() => Promise.resolve()}
      onExpand={(keys) => setOpened(keys.map(String))}
      onSelect={([key]) => onChoose(key === undefined ? undefined : String(key))}
    />
  )
}

function nodesBelow(levels: Levels, under: string | undefined): TreeDataNode[] {
  return (levels.get(under) ?? []).map((node) => {
    const children = nodesBelow(levels, node.id)
    return {
      key: node.id,
      title: <Title node={node} />,
      isLeaf: node.children === 0,
      ...(children.length > 0 && { children })
    }
  })
}

function Title({ node: { name, below, active, uncovered } }: { node: TreeNode }): JSX.Element {
  return (
    <span className={active ? undefined : styles['inactive']}>
      {name}
      {below > 0 && <span className={styles['count']}>{below}</span>}
      {uncovered > 0 && (
        <span className={styles['uncovered']} title={fill(texts.uncoveredBelow, { count: uncovered })}>
          {below > 0 ? fill(texts.uncoveredShort, { count: uncovered }) : coverageTexts.uncovered}
        </span>
      )}
    </span>
  )
}
