import type { Wall } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { wallTexts as texts } from '@hongchao/web/texts/console/wall.ts'
import type { JSX } from 'react'

import { CasesOf } from './records.tsx'
import { percentText } from './share.ts'
import styles from './wall.module.css'

/** Needs of the month by office, with how many were answered in time and solved. */
export function Offices({ wall }: { wall: Wall }): JSX.Element {
  return (
    <section className={styles['part']} aria-labelledby="wall-offices">
      <h2 id="wall-offices">{texts.offices}</h2>
      {wall.offices.length === 0 && <p className={styles['quiet']}>{texts.noOffices}</p>}
      {wall.offices.length > 0 && (
        <table className={styles['offices']}>
          <thead>
            <tr>
              <th scope="col">{texts.office}</th>
              <th scope="col">{texts.count}</th>
              <th scope="col">{texts.onTimeShort}</th>
              <th scope="col">{texts.resolutionShort}</th>
            </tr>
          </thead>
          <tbody>
            {wall.offices.map(({ key, name, color, needs, onTime, resolution }) => (
              <tr key={key}>
                <th scope="row">
                  <span className={styles['band']} style={{ background: color ?? 'var(--line)' }} />
                  {name}
                </th>
                <td>
                  <CasesOf wall={wall} office={key} none={needs === 0}>
                    {needs}
                  </CasesOf>
                </td>
                <td>
                  <CasesOf wall={wall} office={key} rate="onTime" none={onTime.of === 0}>
                    {percentText(onTime)}
                  </CasesOf>
                </td>
                <td>
                  <CasesOf wall={wall} office={key} rate="resolution" none={resolution.of === 0}>
                    {percentText(resolution)}
                  </CasesOf>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {wall.moreOffices > 0 && (
        <p className={styles['quiet']}>
          <CasesOf wall={wall}>{fill(texts.moreOffices, { count: wall.moreOffices })}</CasesOf>
        </p>
      )}
    </section>
  )
}
