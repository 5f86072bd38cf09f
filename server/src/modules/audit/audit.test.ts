import type { AuditEntry } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

async function stage(t: TestApp) {
  const place = await setStage(t)
  const auditor = await place.person('zone.remote', ['auditor', 'zone'])
  return { ...place, auditor }
}

async function read(by: TestPerson, query = '') {
  const { status, body } = await by.get(`/audit${query}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body as { items: AuditEntry[]; next?: string }
}

const eventsOf = ({ items }: { items: AuditEntry[] }): string[] => items.map(({ event }) => event)

test('the auditor finds who read a telephone, of which need and why, and may not open the need', async () => {
  await using t = await startTestApp()
  const { clerk, worker, raise, auditor } = await stage(t)
  const { id, code } = await raise(worker, { phone: '13800001234' })
  await clerk.post(`/needs/${id}/contact`, { reason: '约上门时间' })

  const { items } = await read(auditor, `?record=${code.toLowerCase()}&events=need.contactRead`)

  expect(items).toEqual([
    {
      id: expect.any(String),
      at: '2026-03-02T01:00:00.000Z',
      event: 'need.contactRead',
      actor: { kind: 'person', id: clerk.personId, name: '某人' },
      subject: { kind: 'need', id, label: code, opens: false },
      details: { reason: '约上门时间' },
      sealed: false
    }
  ])
  expect((await auditor.get(`/needs/${id}`)).status).toBe(404)
})

test('the trail of a need does not tell who raised it, and nothing is found under the name of that person', async () => {
  await using t = await startTestApp()
  const { clerk, worker, raise, act, classes, auditor } = await stage(t)
  const { id, code } = await raise(worker)
  await act(clerk, id, 'accept', classes)

  const trail = await read(auditor, `?record=${code}`)

  expect(eventsOf(trail)).toEqual(['need.accepted', 'need.submitted'])
  expect(trail.items.map(({ actor }) => actor.kind)).toEqual(['person', 'requester'])
  expect(JSON.stringify(trail)).not.toContain(worker.personId)
  expect(eventsOf(await read(auditor, `?actor=${worker.personId}`))).toEqual([])
  expect(eventsOf(await read(auditor, `?actor=${clerk.personId}`))).toEqual(['need.accepted'])
})

test('an auditor of the unit complained of reads no reason, lest it tell who complained', async () => {
  await using t = await startTestApp()
  const { clerk, worker, raise, organisation, person, auditor } = await stage(t)
  const ofFirm = await person('zone.park.firm', ['auditor', 'zone'])
  const about = organisation('zone.park.firm')
  const { id, code } = await raise(worker, { aboutOrganisationId: about })
  await clerk.post(`/needs/${id}/contact`, { reason: '向小王核实' })

  const detailsFor = async (who: TestPerson) =>
    (await read(who, `?record=${code}&events=need.contactRead`)).items.map(({ details }) => details)
  expect(await detailsFor(auditor)).toEqual([{ reason: '向小王核实' }])
  expect(await detailsFor(ofFirm)).toEqual([{}])
})

test('to ask is written down once, however many pages are read', async () => {
  await using t = await startTestApp()
  const { worker, raise, auditor, db } = await stage(t)
  for (let n = 0; n < 5; n += 1) await raise(worker)

  const first = await read(auditor, '?limit=2&from=2026-03-02&to=2026-03-02&events=need.submitted')
  const second = await read(auditor, `?limit=2&from=2026-03-02&to=2026-03-02&events=need.submitted&after=${first.next}`)
  const third = await read(auditor, `?limit=2&from=2026-03-02&to=2026-03-02&events=need.submitted&after=${second.next}`)

  const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id))
  expect(new Set(ids).size).toBe(5)
  expect(third.next).toBeUndefined()
  const readings = await db.selectFrom('audit').selectAll().where('event', '=', 'audit.read').execute()
  expect(readings).toMatchObject([
    {
      actorId: auditor.personId,
      subjectId: 'trail',
      details: { from: '2026-03-02', to: '2026-03-02', events: ['need.submitted'] }
    }
  ])
})

test('a day is one of China', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-01T16:30:00Z') })
  const { worker, raise, auditor } = await stage(t)
  await raise(worker)

  expect(eventsOf(await read(auditor, '?from=2026-03-02&to=2026-03-02&events=need.submitted'))).toHaveLength(1)
  expect(eventsOf(await read(auditor, '?to=2026-03-01&events=need.submitted'))).toEqual([])
})

test('below the top one audits what the people of the subtree did', async () => {
  await using t = await startTestApp()
  const { clerk, handler, worker, raise, bring, person } = await stage(t)
  const ofOffice = await person('zone.park.office', ['auditor', 'zone.park.office'])
  await bring((await raise(worker)).id, 'answered')

  const actors = (await read(ofOffice)).items.map(({ actor }) => actor.id)

  expect(actors).toContain(handler.personId)
  expect(actors).not.toContain(clerk.personId)
  expect(new Set(actors)).toEqual(new Set([handler.personId]))
})

test('names stand in place of ids, and what only the machine needs is left out', async () => {
  await using t = await startTestApp()
  const { person, organisation, clerk, auditor } = await stage(t)
  const administrator = await person('zone', ['placeAdministrator', 'zone'])
  const grant = { personId: clerk.personId, role: 'supervisor', organisationId: organisation('zone.far') }
  expect((await administrator.post('/access/grants', grant)).status).toBe(200)

  const [made] = (await read(auditor, `?record=${clerk.personId}`)).items

  expect(made).toMatchObject({
    event: 'grant.made',
    actor: { id: administrator.personId },
    subject: { kind: 'person', label: '某人', opens: false },
    details: { role: 'supervisor', organisation: 'zone.far', from: '2026-03-02' }
  })
  expect(Object.keys(made!.details).toSorted()).toEqual(['from', 'organisation', 'role'])
})

test('a record that does not exist has no trail, and nobody but an auditor asks', async () => {
  await using t = await startTestApp()
  const { clerk, supervisor, auditor, db } = await stage(t)

  expect(await read(auditor, '?record=XQ-2026-99999')).toEqual({ items: [] })
  for (const who of [clerk, supervisor]) expect((await who.get('/audit')).status).toBe(403)
  expect(await db.selectFrom('audit').selectAll().where('actorId', '=', clerk.personId).execute()).toEqual([])
})

test('the chain says how far it is sealed', async () => {
  await using t = await startTestApp()
  const { worker, raise, auditor } = await stage(t)
  expect((await auditor.get('/audit/chain')).body).toEqual({ sealed: 0, head: '', unsealed: 1 })
  await raise(worker)
  await t.run('kernel.sealAudit')
  await raise(worker)

  const { body } = await auditor.get('/audit/chain')

  expect(body).toEqual({
    sealed: 2,
    sealedUpTo: '2026-03-02T01:00:00.000Z',
    head: expect.stringMatching(/^[0-9a-f]{64}$/),
    unsealed: 1
  })
})

test('nobody is administrator and auditor, neither by a grant nor by a handover', async () => {
  await using t = await startTestApp()
  const { person, organisation, auditor } = await stage(t)
  const administrator = await person('zone', ['placeAdministrator', 'zone'])
  const other = await person('zone', ['placeAdministrator', 'zone'])
  const grant = (personId: string, role: string) =>
    administrator.post('/access/grants', { personId, role, organisationId: organisation('zone') })

  expect((await grant(auditor.personId, 'placeAdministrator')).body.code).toBe('grant.apart')
  expect((await grant(other.personId, 'auditor')).body.code).toBe('grant.apart')
  const handover = await administrator.post(`/access/people/${other.personId}/handover`, {
    toPersonId: auditor.personId
  })
  expect(handover.body.code).toBe('grant.apart')
})
