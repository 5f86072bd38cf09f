import type { Rate, RateRow, RatesBy, RateValue } from '@hongchao/contract'
import { rateText, rowName } from '@hongchao/web/texts/figure-words.ts'
import { fill } from '@hongchao/web/fill.ts'
import { ratesTexts as texts } from '@hongchao/web/texts/console/rates.ts'
import { ratesByTexts, rateTexts } from '@hongchao/web/texts/figures.ts'
import { Button } from 'antd'
import { type JSX, useState } from 'react'

import type { View } from './address.ts'
import { CasesLink } from './CasesLink.tsx'
import styles from './rates.module.css'

/** The figure of a row on the basis that is looked at. */
export function figureOf({ raw, net }: RateRow, view: Pick<View, 'rate' | 'net'>): RateValue {
  return (view.net ? net : raw)[view.rate]
}

/** Shares stand on the whole of their width; times on the longest. */
function highest(rate: Rate, rows: readonly RateRow[], view: View): number {
  if (rate !== 'meanTime') return 1
  return Math.max(1, ...rows.map((row) => figureOf(row, view).value ?? 0))
}

const [width, height, left, bottom, top] = [640, 200, 8, 28, 24]

/** The rate of each month as a line; a month without anything to reckon leaves a gap. */
export function Course({ course, view }: { course: readonly RateRow[]; view: View }): JSX.Element {
  const heading = fill(texts.course, { rate: rateTexts[view.rate] })
  const months = monthsBetween(view.from, view.to)
  const most = highest(view.rate, course, view)
  const step = (width - 2 * left) / months.length
  const points = months.flatMap((month, index) => {
    const row = course.find(({ key }) => key === month)
    const figure = row && figureOf(row, view)
    if (!figure || figure.value === null) return []
    const x = left + step * (index + 0.5)
    return [{ month, index, x, y: top + (height - top - bottom) * (1 - figure.value / most), figure }]
  })
  return (
    <section className={styles['picture']} aria-label={heading}>
      <h2>{heading}</h2>
      {points.length === 0 && <p className={styles['muted']}>{texts.courseNone}</p>}
      {points.length > 0 && (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={heading} className={styles['course']}>
          {[0, 0.5, 1].map((part) => {
            const y = top + (height - top - bottom) * part
            return <line key={part} x1={left} x2={width - left} y1={y} y2={y} className={styles['rule']} />
          })}
          {points.map(({ index, x, y }, nth) => {
            const before = points[nth - 1]
            const joined = before && before.index === index - 1
            return joined && <line key={index} x1={before.x} y1={before.y} x2={x} y2={y} className={styles['line']} />
          })}
          {points.map(({ month, x, y, figure }) => (
            <g key={month}>
              <circle cx={x} cy={y} r={4} className={styles['point']} />
              {(step > 48 || points.length < 8) && (
                <text x={x} y={y - 9} textAnchor="middle" className={styles['value']}>
                  {rateText(view.rate, figure)}
                </text>
              )}
              <title>{`${month} ${rateText(view.rate, figure)}`}</title>
            </g>
          ))}
          {months.map((month, index) => (
            <text
              key={month}
              x={left + step * (index + 0.5)}
              y={height - 8}
              textAnchor="middle"
              className={styles['tick']}
            >
              {index % Math.ceil(months.length / 12) === 0 ? month.slice(2) : ''}
            </text>
          ))}
        </svg>
      )}
    </section>
  )
}

/** All months from one to another. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let [year = 0, month = 0] = from.split('-').map(Number)
  for (;;) {
    const key = `${year}-${String(month).padStart(2, '0')}`
    if (key > to) return months
    months.push(key)
    ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  }
}

const first = 12

/** The rate of each row as a bar; what has nothing to reckon it from has none, and says so. */
export function Bars({ rows, by, view }: { rows: readonly RateRow[]; by: RatesBy; view: View }): JSX.Element {
  const [all, setAll] = useState(false)
  const heading = fill(texts.bars, { rate: rateTexts[view.rate], by: ratesByTexts[by] })
  const most = highest(view.rate, rows, view)
  const shown = all ? rows : rows.slice(0, first)
  return (
    <section className={styles['picture']} aria-label={heading}>
      <h2>{heading}</h2>
      <ul className={styles['bars']}>
        {shown.map((row) => {
          const figure = figureOf(row, view)
          return (
            <li key={row.key}>
              <span className={styles['barName']} title={rowName(by, row)}>
                {rowName(by, row)}
              </span>
              <span className={styles['barGround']}>
                {figure.value !== null && (
                  <span
                    className={styles['bar']}
                    style={{ width: `${(figure.value / most) * 100}%`, ...(row.color && { background: row.color }) }}
                  />
                )}
              </span>
              <CasesLink view={view} row={row} rate={view.rate} className={styles['barValue']} />
            </li>
          )
        })}
      </ul>
      {rows.length > first && !all && (
        <Button type="link" onClick={() => setAll(true)}>
          {fill(texts.more, { count: rows.length })}
        </Button>
      )}
    </section>
  )
}
