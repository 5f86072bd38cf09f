import type { Wall } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { wallTexts as texts } from '@hongchao/web/texts/console/wall.ts'
import type { JSX } from 'react'

import { NeedsOf } from './records.tsx'
import { depthOf } from './share.ts'
import styles from './wall.module.css'

/** Where what is open lies: a tile for each part, the deeper coloured the more. */
export function Tiles({ wall: { tiles, moreTiles } }: { wall: Wall }): JSX.Element {
  const most = Math.max(0, ...tiles.map(({ open }) => open))
  return (
    <section className={styles['part']} aria-labelledby="wall-tiles">
      <h2 id="wall-tiles">{texts.tiles}</h2>
      {tiles.length === 0 && <p className={styles['quiet']}>{texts.noTiles}</p>}
      <ul className={styles['tiles']}>
        {tiles.map(({ id, name, open, late }) => (
          <li key={id} className={styles['tile']} data-depth={depthOf(open, most)}>
            <span className={styles['tileName']} title={name}>
              {name}
            </span>
            <span className={styles['tileFigures']}>
              <strong>
                <NeedsOf search={{ organisation: id, due: 'open' }}>{open}</NeedsOf>
              </strong>
              {late > 0 && (
                <span className={styles['tileLate']}>
                  <NeedsOf search={{ organisation: id, due: 'overdue' }}>
                    {fill(texts.tileLate, { count: late })}
                  </NeedsOf>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {moreTiles > 0 && (
        <p className={styles['quiet']}>
          <NeedsOf search={{ due: 'open' }}>{fill(texts.moreTiles, { count: moreTiles })}</NeedsOf>
        </p>
      )}
    </section>
  )
}
