import { fill } from '@hongchao/web/fill.ts'
import { topicsTexts } from '@hongchao/web/texts/console/duplicates.ts'
import type { JSX } from 'react'

const height = 24
const width = 130

/** How many in each part of a time, as bars. */
export function Course({ counts }: { counts: readonly number[] }): JSX.Element {
  const most = Math.max(1, ...counts)
  const step = width / counts.length
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={fill(topicsTexts.courseLabel, { counts: counts.join('、') })}
      fill="currentColor"
    >
      {counts.map((count, index) => {
        const bar = Math.max(1, (count / most) * height)
        // oxlint-disable-next-line react/no-array-index-key -- a part of the time is its place in it
        return <rect key={index} x={index * step} y={height - bar} width={Math.max(1, step - 1)} height={bar} />
      })}
    </svg>
  )
}
