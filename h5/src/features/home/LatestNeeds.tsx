import { useApi } from '@hongchao/web'
import { homeTexts } from '@hongchao/web/texts/phone/home.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { icons } from '../../shared/icons.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { StateText } from '../../shared/needs/StateText.tsx'
import { latestQuery } from './day.ts'

/** The last few needs of one's own, as lines: where they stand is the point. */
export function LatestNeeds(): ReactNode {
  const list = useQuery(latestQuery(useApi()))
  return (
    <section aria-labelledby="my-needs" className="cards">
      <div className="section-head">
        <h2 id="my-needs">{homeTexts.myNeeds}</h2>
        <Link to="/needs" className="text-button">
          {homeTexts.allMine}
        </Link>
      </div>
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="panel soft">{homeTexts.noNeedsYet}</p>
          ) : (
            <ul className="panel rows">
              {items.map((need) => (
                <li key={need.id}>
                  <Link to="/needs/$id" params={{ id: need.id }} className="row-link">
                    <span>
                      {need.title}
                      <br />
                      <small className="soft">
                        <StateText need={need} />
                      </small>
                    </span>
                    {icons.forward}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
