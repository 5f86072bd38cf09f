import type { NeedDetail } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { needTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Who else reported the same: to staff what they said, to requesters how many. */
export function Merging({ need }: { need: NeedDetail }): ReactNode {
  const { absorbed = 0, merged, master } = need
  const likely = useLikely(need)
  if (absorbed === 0 && !master?.id && likely === 0) return null
  return (
    <section className="panel">
      {likely > 0 && <p className="notice">{fill(needTexts.mayBe, { count: likely })}</p>}
      {master?.id && (
        <p>
          {needTexts.master}{' '}
          <Link to="/needs/$id" params={{ id: master.id }}>
            {master.code}
          </Link>
        </p>
      )}
      {absorbed > 0 && <p className="soft">{fill(needTexts.absorbed, { count: absorbed })}</p>}
      <Merged merged={merged} />
    </section>
  )
}

/** What the others said. */
function Merged({ merged }: Pick<NeedDetail, 'merged'>): ReactNode {
  return (
    <>
      {merged.length > 0 && <h3>{needTexts.merged}</h3>}
      {merged.map(({ id, code, text, requester }) => (
        <div key={id}>
          <p className="soft small">
            {requester} ·{' '}
            <Link to="/needs/$id" params={{ id }}>
              {code}
            </Link>
          </p>
          <p className="pre">{text}</p>
        </div>
      ))}
    </>
  )
}

/** How many needs may be the same matter; asked by whoever may merge them. */
function useLikely({ id, availableActions }: NeedDetail): number {
  const { place, duplicates } = useApi()
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'duplicatesOf', id),
    queryFn: () => duplicates.of({ params: { id } }),
    enabled: availableActions.includes('merge')
  })
  return data?.items.length ?? 0
}
