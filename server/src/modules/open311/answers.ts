import type { NeedEventKind } from '@hongchao/contract'
import {
  open311ErrorTexts as errorTexts,
  open311StatusTexts as statusTexts,
  open311StepTexts as stepTexts,
  open311Texts as texts
} from '@hongchao/web/texts/open311.ts'

import type { Db } from '../../kernel/db.ts'
import { findOutsideSteps, type OutsideNeed } from '../needs/index.ts'
import type { Choices } from './report.ts'
import { type Fault, filled, type Service, stateOf, statusOf, w3 } from './rules.ts'
import type { Value } from './xml.ts'

/** When this document, or what stands behind its address, last changed. */
const changeset = '2026-11-22T00:00:00+08:00'

export function discovery(address: string): Value {
  const formats = ['text/xml', 'application/json']
  const specification = 'http://wiki.open311.org/GeoReport_v2'
  const endpoint = { specification, url: address, changeset, type: 'production', formats }
  return { changeset, contact: texts.contact, key_service: texts.keyService, endpoints: [endpoint] }
}

export function serviceList(services: readonly Service[]): Value {
  return services.map(({ code, name, description, group }) => ({
    service_code: code,
    service_name: name,
    description,
    metadata: true,
    type: 'realtime',
    keywords: group === name ? name : `${group},${name}`,
    group
  }))
}

/** What may be said beside the standard's fields; all of it may be left out. */
export function serviceDefinition({ code }: Service, { kinds, areas }: Choices): Value {
  const lists = [
    { code: 'kind', ...texts.attributes.kind, entries: kinds },
    { code: 'area', ...texts.attributes.area, entries: areas }
  ]
  const attributes = lists
    .filter(({ entries }) => entries.length > 0)
    .map(({ code, name, help, entries }, index) => ({
      variable: true,
      code,
      datatype: 'singlevaluelist',
      required: false,
      datatype_description: help,
      order: index + 1,
      description: name,
      values: entries.map((entry) => ({ key: entry.key, name: entry.name }))
    }))
  return { service_code: code, attributes }
}

/** What a person edited for the public and put out, and what goes with it. */
export type Told = { description: string; address: string | null; lat: number | null; long: number | null }

/** Requests as anybody may see them: class, state and times of all, words and place only of what was published. */
export async function requestList(
  db: Db,
  needs: readonly OutsideNeed[],
  { services, told, extended }: { services: readonly Service[]; told: ReadonlyMap<string, Told>; extended: boolean }
): Promise<Value> {
  const notes = extended ? await notesOf(db, needs) : new Map<string, Value[]>()
  return needs.map((need) => ({
    ...request(need, services.find(({ code }) => code === need.category)?.name ?? null, told.get(need.id)),
    ...(extended && {
      extended_attributes: { duplicate: need.merged, published: told.has(need.id) },
      notes: notes.get(need.id) ?? []
    })
  }))
}

const untold = { description: null, address: null, lat: null, long: null }

function request(need: OutsideNeed, serviceName: string | null, told: Told | undefined): { [name: string]: Value } {
  const { description, address, lat, long } = told ?? untold
  return {
    service_request_id: need.code,
    status: stateOf(need.status),
    status_notes: statusTexts[need.status],
    service_name: serviceName,
    service_code: need.category,
    description,
    agency_responsible: need.office,
    service_notice: null,
    requested_datetime: w3(need.createdAt),
    ...timesOf(need),
    address,
    address_id: null,
    zipcode: null,
    lat,
    long,
    media_url: null
  }
}

/** What is over was last modified when it ended, and nothing more is expected of it. */
function timesOf({ status, dueAt, updatedAt, closedAt }: OutsideNeed): { [name: string]: Value } {
  if (stateOf(status) === 'closed') return { updated_datetime: w3(closedAt ?? updatedAt), expected_datetime: null }
  return { updated_datetime: w3(updatedAt), expected_datetime: dueAt && w3(dueAt) }
}

const steps = Object.keys(stepTexts) as (keyof typeof stepTexts)[]

async function notesOf(db: Db, needs: readonly OutsideNeed[]): Promise<Map<string, Value[]>> {
  const told = await findOutsideSteps(
    db,
    needs.map(({ id }) => id),
    steps
  )
  const notes = new Map<string, Value[]>()
  for (const { needId, at, kind } of told) {
    const note = { datetime: w3(at), description: textOf(kind), type: kind }
    notes.set(needId, [...(notes.get(needId) ?? []), note])
  }
  return notes
}

function textOf(kind: NeedEventKind): string {
  return (stepTexts as Partial<Record<NeedEventKind, string>>)[kind] ?? ''
}

export function errorList(faults: readonly Fault[]): Value {
  return faults.map((fault) => ({ code: statusOf(fault), description: sentenceOf(fault) }))
}

function sentenceOf({ reason, values }: Fault): string {
  return filled(errorTexts[reason], values)
}
