import { schemaOf } from '../../../src/kernel/db.ts'
import { type Case, wherever } from '../case.ts'
import { here, there, type World } from '../world.ts'

const administrator = 'placeAdministrator'
const readers = 'committeeStaff supervisor'

/** Every publication waits for a second person. */
async function proposed({ t }: World): Promise<void> {
  for (const place of [here, there]) {
    await t.db.withSchema(schemaOf(place)).updateTable('publication').set({ state: 'proposed' }).execute()
  }
}

/** What a place has towards the outside. */
export const outsideCases: Case[] = [
  {
    route: 'GET /api/:place/open311/keys',
    serves: { '-': administrator },
    answers: { 'open311Key.inside': administrator }
  },
  {
    route: 'POST /api/:place/open311/keys',
    serves: wherever('organisation', administrator),
    ask: ({ id }) => ({ body: { name: '市民通', organisationId: id, kind: 'employee' } }),
    changes: 'open311_key'
  },
  {
    route: 'POST /api/:place/open311/keys/:id/revoked',
    serves: wherever('open311Key', administrator),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'open311_key'
  },
  {
    route: 'GET /api/:place/published',
    serves: { '-': 'everybody' },
    shows: 'publication',
    answers: { 'publication.inside': 'everybody', 'publication.outside': 'everybody' }
  },
  {
    route: 'GET /api/:place/published/:id',
    serves: wherever('publication', 'everybody', 'everybody'),
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'GET /api/:place/publications',
    serves: { '-': readers },
    ask: () => ({ query: { view: 'published' } }),
    answers: { 'publication.inside': readers }
  },
  {
    route: 'GET /api/:place/needs/:id/publication/proposal',
    serves: { ...wherever('closed', readers), ...wherever('complaint', 'nobody') },
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'POST /api/:place/needs/:id/publication',
    serves: { ...wherever('closed', 'committeeStaff'), ...wherever('complaint', 'nobody') },
    ask: ({ id }, { t }) => ({
      params: { id },
      body: {
        title: '路灯坏过',
        text: '路灯又坏过。',
        answer: '修好了。',
        checked: true,
        answeredAt: t.clock.now.toISOString()
      }
    }),
    changes: 'publication'
  },
  {
    route: 'POST /api/:place/needs/:id/publication/approved',
    serves: wherever('closed', readers),
    given: proposed,
    ask: ({ id }, { t }) => ({ params: { id }, body: { draftedAt: t.clock.now.toISOString() } }),
    changes: 'publication'
  },
  {
    route: 'POST /api/:place/needs/:id/publication/withdrawn',
    serves: wherever('closed', readers),
    ask: ({ id }) => ({ params: { id }, body: { reason: '有误' } }),
    changes: 'publication'
  },
  {
    route: 'GET /api/:place/needs/:id/publication',
    serves: wherever('closed', 'requester'),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'publication.inside': 'requester' }
  },
  {
    route: 'POST /api/:place/needs/:id/publication/withdrawn-by-requester',
    serves: wherever('closed', 'requester'),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'publication'
  },
  {
    route: 'POST /api/:place/needs/by-key/publication',
    serves: wherever('closed', 'everybody', 'everybody'),
    ask: ({ code, key }) => ({ body: { code: code!, key: key! } }),
    shows: 'publication',
    refusal: { status: 404, changes: 'need_requester' }
  },
  {
    route: 'POST /api/:place/needs/by-key/publication/withdrawn',
    serves: wherever('closed', 'everybody', 'everybody'),
    ask: ({ code, key }) => ({ body: { code: code!, key: key! } }),
    changes: 'publication',
    refusal: { status: 404, changes: 'need_requester' }
  },
  {
    route: 'GET /api/:place/webhooks',
    serves: { '-': administrator },
    answers: { 'webhook.inside': administrator }
  },
  {
    route: 'POST /api/:place/webhooks',
    serves: wherever('organisation', administrator),
    ask: ({ id }) => ({
      body: { name: '数据中心', organisationId: id, url: 'https://example.org/', events: ['need.answered'] }
    }),
    changes: 'webhook'
  },
  {
    route: 'POST /api/:place/webhooks/:id/asked',
    serves: wherever('webhook', administrator),
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'POST /api/:place/webhooks/:id/stopped',
    serves: wherever('webhook', administrator),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'webhook'
  },
  {
    route: 'GET /api/:place/webhooks/:id/deliveries',
    serves: wherever('webhook', administrator),
    ask: ({ id }) => ({ params: { id } }),
    tells: {
      figure: (body: { items: unknown[] }) => body.items.length,
      is: { [administrator]: 1 },
      otherwise: undefined
    }
  },
  {
    route: 'POST /api/:place/webhooks/:id/deliveries/:deliveryId/resent',
    serves: wherever('webhook', administrator),
    ask: ({ id, delivery }) => ({ params: { id, deliveryId: delivery! } }),
    changes: 'webhook_delivery'
  }
]
