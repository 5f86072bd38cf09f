import type {
  RaiseNeed,
  ServiceApplication,
  ServiceContent,
  ServiceItem,
  ServicePaper,
  ServiceReceipt
} from '@hongchao/contract'
import { applicationTexts } from '@hongchao/web/texts/services.ts'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { may, mayForWhole } from '../../kernel/grants.ts'
import { limitOf, noteForRequester, raiseNeed, recordNeed, refuseUnknownKeys } from '../needs/index.ts'
import { getPreset, type PresetVersion } from '../places/index.ts'
import { applicationText, missingPapers, noticeOf } from './rules.ts'
import { findService, findServices, insertServices, lastPosition, type ServiceRow, updateService } from './store.ts'

export async function listServices(db: Db, { retired }: { retired: boolean }): Promise<ServiceItem[]> {
  const preset = await getPreset(db)
  return (await findServices(db, { retired })).map((row) => present(preset, row))
}

export async function createService(tx: Tx, call: Call, content: ServiceContent): Promise<ServiceItem> {
  const preset = await refuseToEdit(tx, call, content)
  const id = uuid()
  const position = (await lastPosition(tx)) + 1
  await insertServices(tx, [{ id, key: `service-${id}`, position, ...rowOf(content), updatedAt: call.now }])
  await recordAudit(tx, call, 'service.created', id, { note: content.name })
  return present(preset, (await findService(tx, id))!)
}

type Edit = ServiceContent & { active: boolean; version: number }

export async function editService(tx: Tx, call: Call, id: string, edit: Edit): Promise<ServiceItem> {
  const { active, version, ...content } = edit
  const preset = await refuseToEdit(tx, call, content)
  if (!(await findService(tx, id))) throw new AppError('service.notFound')
  const row = await updateService(tx, { id, version }, { ...rowOf(content), active, updatedAt: call.now })
  if (!row) throw new AppError('conflict')
  await recordAudit(tx, call, 'service.edited', id, { note: content.name })
  return present(preset, row)
}

/** An application becomes a need of the service's category; what is missing is told in the answer and in its story. */
export async function applyForService(
  tx: Tx,
  call: Call,
  secret: string,
  { id, ...application }: ServiceApplication & { id: string }
): Promise<ServiceReceipt> {
  const service = await findService(tx, id)
  if (!service?.active) throw new AppError('service.notFound')
  const input = await needOf(tx, service, application)
  const { onBehalf, papersReady } = application
  if (onBehalf && !may(call, 'needs.record')) throw new AppError('service.notRecorder')
  const expected = { level: usualLevel(await getPreset(tx), service.category) }
  const receipt = onBehalf
    ? await recordNeed(tx, call, secret, { ...input, ...onBehalf }, expected)
    : await raiseNeed(tx, call, secret, input, expected)
  const missing = missingPapers(contentOf(service).papers, papersReady)
  if (missing.length > 0) await noteForRequester(tx, call, receipt.id, noticeOf(applicationTexts, missing))
  return { receipt, missing }
}

async function needOf(tx: Tx, service: ServiceRow, application: ServiceApplication): Promise<RaiseNeed> {
  const { papers, ways } = contentOf(service)
  const { kind, way, words, papersReady, phone } = application
  const named = (await getPreset(tx)).needs.ways.find(({ key }) => key === way)
  if (!named || !ways.includes(way)) {
    throw new AppError('need.wayUnknown', { fields: [{ field: '/way', reason: 'invalid_value' }] })
  }
  const text = applicationText(applicationTexts, { name: service.name, way: named.name, words, papers, papersReady })
  return { text, kind, category: service.category, photos: [], ...(phone && { phone }) }
}

/** The services are the whole place's, and name only what the place has. */
async function refuseToEdit(tx: Tx, call: Call, { category, ways }: ServiceContent): Promise<PresetVersion> {
  if (!mayForWhole(call, 'places.manage')) throw new AppError('forbidden')
  const preset = await getPreset(tx)
  refuseUnknownKeys(preset, { category })
  for (const way of ways) refuseUnknownKeys(preset, { way })
  return preset
}

type Content = { steps: string[]; papers: ServicePaper[]; ways: string[] }

function contentOf({ steps, papers, ways }: ServiceRow): Content {
  return { steps, papers, ways } as Content
}

function rowOf({ steps, papers, ways, ...words }: ServiceContent) {
  return { ...words, steps: JSON.stringify(steps), papers: JSON.stringify(papers), ways: JSON.stringify(ways) }
}

function present(preset: PresetVersion, row: ServiceRow): ServiceItem {
  const { position: _position, updatedAt: _updatedAt, ...shown } = row
  const level = usualLevel(preset, row.category)
  const { rule, ...limit } = limitOf(preset, 'handling', { category: row.category, ...(level && { level }) })
  return { ...shown, ...contentOf(row), limit, ...(rule && { rule }) }
}

/** The level that an item of needs usually has: its own, or that of its class. */
function usualLevel({ needs }: PresetVersion, category: string): string | undefined {
  for (const group of needs.categories) {
    const item = group.key === category ? group : group.items?.find(({ key }) => key === category)
    if (item) return item.level ?? group.level
  }
  return undefined
}
