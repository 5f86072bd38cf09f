import type { NeedDetail } from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { answerPhotos } from '@hongchao/web/answer.ts'
import { fill } from '@hongchao/web/fill.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { Alert, Rate } from 'antd'
import type { JSX } from 'react'

import { EyeInvisibleOutlined } from '../../shared/icons.ts'
import { Photos } from '../../shared/Photos.tsx'
import styles from './needs.module.css'
import { Assists } from './Assists.tsx'
import { Escalations } from './Escalations.tsx'
import { MayBeDuplicate, Merged } from './Merged.tsx'
import { NeedOrders } from './Orders.tsx'
import { PleaNote, ReturnNote } from './PleaNote.tsx'
import { Parties } from './Parties.tsx'
import { Timeline } from './Timeline.tsx'
import { Whistles } from './Whistles.tsx'

const { pane } = needsTexts

/** What was asked, what was answered, how it was judged, and every step between. */
export function Story({ need }: { need: NeedDetail }): JSX.Element {
  return (
    <div className={styles['story']}>
      {need.shielded && <Alert type="info" showIcon icon={<EyeInvisibleOutlined />} title={pane.shielded} />}
      {!need.shielded && (
        <section aria-label={pane.story}>
          <p className={styles['text']}>{need.text}</p>
          <Photos photos={need.photos} />
        </section>
      )}
      {need.plea && <PleaNote plea={need.plea} />}
      <MayBeDuplicate need={need} />
      <Merged need={need} />
      {need.returning && <ReturnNote returning={need.returning} />}
      {need.instructions && (
        <section className={styles['block']}>
          <h3>{pane.instructions}</h3>
          <p className={styles['text']}>{need.instructions}</p>
        </section>
      )}
      <NeedOrders need={need} />
      <Escalations need={need} />
      <Whistles need={need} />
      <Assists need={need} />
      {need.answer && (
        <section className={styles['answerBlock']}>
          <h3>{pane.answer}</h3>
          <p className={styles['text']}>{need.answer}</p>
          <Photos photos={answerPhotos(need.timeline)} />
        </section>
      )}
      {need.evaluation && <Judged evaluation={need.evaluation} />}
      <Parties need={need} />
      <Timeline events={need.timeline} />
    </div>
  )
}

function Judged({ evaluation }: { evaluation: NonNullable<NeedDetail['evaluation']> }): JSX.Element {
  const { evaluation: asked } = useConfig()
  const { solved, score, words } = evaluation
  const label = asked.scale[score - 1] ?? ''
  return (
    <section className={styles['block']}>
      <h3>{pane.evaluation}</h3>
      <p>
        <strong className={solved ? styles['solved'] : styles['unsolved']}>
          {solved ? pane.solved : pane.unsolved}
        </strong>
        <Rate value={score} disabled aria-label={fill(pane.score, { score, label })} className={styles['rate']} />
        {fill(pane.score, { score, label })}
      </p>
      {words && <p className={styles['text']}>{words}</p>}
    </section>
  )
}
