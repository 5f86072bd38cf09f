import type { NeedAction } from '@hongchao/contract'

import { system } from '../src/kernel/call.ts'
import { checkPreset, recordPreset } from '../src/modules/places/index.ts'
import type { TestApp, TestPerson } from './harness.ts'

const paths = [
  'zone',
  'zone.park',
  'zone.park.firm',
  'zone.park.mill',
  'zone.park.office',
  'zone.far',
  'zone.remote'
] as const

const presetFolder = new URL('../../presets/example/', import.meta.url).pathname

/** Loads the lists and rules of the example preset into a place. */
export async function loadExample(t: TestApp, slug: string): Promise<void> {
  const { preset } = checkPreset(presetFolder)
  if (!preset) throw new Error('the example preset has mistakes')
  const call = { place: slug, actor: system, now: t.clock.now, cells: t.deps.cells }
  await t.db
    .withSchema(`place_${slug}`)
    .transaction()
    .execute((tx) => recordPreset(tx, call, preset))
}

/** Somebody raises a need for themselves. */
async function raise(by: TestPerson, input: object = {}) {
  const need = { text: '三号楼门口的路灯坏了，晚上看不见路。', kind: 'employee', ...input }
  const { status, body } = await by.post('/needs', need)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body as { id: string; code: string; key: string; promisedAt: string }
}

async function act(by: TestPerson, id: string, action: NeedAction, input: object = {}) {
  return await by.post(`/needs/${id}/actions`, { action, ...input })
}

/** A park with everybody who has a part in a need, under the rules of the example preset. */
export async function setStage(t: TestApp, slug = 'park') {
  const place = await t.place(slug, paths)
  await loadExample(t, slug)
  const { person, team, organisation, db } = place
  await db.updateTable('organisation').set({ kind: 'department' }).where('path', '=', 'zone.park.office').execute()
  const clerk = await person('zone.park', ['committeeStaff', 'zone.park'])
  const supervisor = await person('zone', ['supervisor', 'zone'])
  const leader = await person('zone.park.office', ['teamLeader', 'zone.park.office'])
  const handler = await person('zone.park.office', ['handler', 'zone.park.office'])
  const worker = await person('zone.park.firm', ['resident', 'zone.park.firm'])
  const boss = await person('zone.park.firm', ['enterpriseContact', 'zone.park.firm'], ['handler', 'zone.park.firm'])
  const stranger = await person('zone.far', ['committeeStaff', 'zone.far'], ['handler', 'zone.far'])
  const teamId = await team('zone.park', leader, handler)

  const classes = { category: 'lamp', level: 'community', way: 'door' }

  /** Takes a need from raised to the status given, by the people who do that here. */
  const bring = async (id: string, to: 'accepted' | 'dispatched' | 'handling' | 'answered' | 'closed') => {
    const steps: [TestPerson, NeedAction, object, string][] = [
      [clerk, 'accept', classes, 'accepted'],
      [clerk, 'dispatch', { teamId }, 'dispatched'],
      [handler, 'sign', {}, 'handling'],
      [handler, 'answer', { text: '灯泡换好了。' }, 'answered'],
      [worker, 'evaluate', { solved: true, score: 5, words: '谢谢' }, 'closed']
    ]
    for (const [by, action, input, status] of steps) {
      const { body } = await act(by, id, action, input)
      if (body.status !== status) throw new Error(`${action}: ${JSON.stringify(body)}`)
      if (status === to) return
    }
  }
  return {
    ...place,
    organisation,
    clerk,
    supervisor,
    leader,
    handler,
    worker,
    boss,
    stranger,
    teamId,
    raise,
    act,
    bring,
    classes
  }
}
