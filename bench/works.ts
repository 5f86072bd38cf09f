import { randomUUID } from 'node:crypto'

import type { Samples } from './people.ts'
import { place } from './ground.ts'

/** One call to the server. */
export type Ask = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }

/** How many units were begun before this one. */
export type Turn = number

export const workNames = [
  'need-create',
  'need-list',
  'need-one',
  'need-search',
  'need-suggest',
  'todo',
  'saved-filters',
  'rates',
  'wall'
] as const
export type WorkName = (typeof workNames)[number]

/** What each unit of a work asks of the server. */
export const works: Record<WorkName, (samples: Samples, turn: Turn) => Ask[]> = {
  'need-create': ({ ticket }, turn) => [post(ticket, '/needs/recorded', told(turn))],
  // The first page of a list, and the total above it.
  'need-list': ({ ticket, team }, turn) => {
    const filter = turnOf(filters, turn).replace('TEAM', team)
    return [get(ticket, `/needs?limit=20&${filter}`), get(ticket, `/needs/count?${filter}`)]
  },
  'need-one': ({ ticket, ids }, turn) => [get(ticket, `/needs/${turnOf(ids, turn)}`)],
  'need-search': ({ ticket }, turn) => [get(ticket, `/needs?limit=20&q=${encodeURIComponent(turnOf(words, turn))}`)],
  // Of what waits to be accepted as of what was classified long ago: what is looked for is the same.
  'need-suggest': ({ ticket, ids }, turn) => [get(ticket, `/needs/${turnOf(ids, turn)}/suggestion`)],
  todo: ({ ticket }) => [get(ticket, '/todo')],
  // The tabs above the list, each with what it counts.
  'saved-filters': ({ ticket }) => [get(ticket, '/saved-filters/counts')],
  wall: ({ ticket }) => [get(ticket, '/wall')],
  // A year, month by month beside it.
  rates: ({ ticket }, turn) => [get(ticket, `/rates?${lastYear()}&by=${turnOf(['office', 'organisation'], turn)}`)]
}

/** The twelve months up to this one. */
function lastYear(): string {
  const month = (ago: number): string => {
    const now = new Date()
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1)).toISOString().slice(0, 7)
  }
  return `from=${month(11)}&to=${month(0)}`
}

const filters = [
  'status=submitted',
  'due=open&sort=due',
  '',
  'status=dispatched,handling',
  'category=lamp',
  'due=overdue&sort=due',
  'status=closed',
  'team=TEAM',
  'category=parking&level=park'
]

const words = ['路灯', '健康证', '停车位', '电梯', '消防通道', '排队', '公积金提取', '噪音', '加班回来']

const stories = [
  '我们公司在标准厂房A区，最近晚上十点以后隔壁工地还在施工，噪音很大，已经影响到值班的同事休息，希望能协调一下施工时间。',
  '您好，想咨询一下健康证明怎么办理，外地来的员工有三十多人，能不能安排上门体检，或者给一个集中办理的时间。',
  '人才公寓三号楼的路灯坏了好几天，加班回来实在不方便，老人和孩子走过去很危险，请尽快安排人处理。',
  '园区食堂中午排队的人太多，十二点以后基本没有热菜，能不能分批用餐，或者多开一个窗口。'
]

function told(turn: Turn): object {
  return {
    text: `${turnOf(stories, turn)}（第${turn}件）`,
    kind: 'employee',
    category: turnOf(['lamp', 'health-certificate', 'canteen'], turn),
    channel: 'telephone',
    collectedAt: new Date().toISOString(),
    name: '李明',
    phone: '138 0000 1234',
    photos: []
  }
}

function turnOf<T>(choices: readonly T[], turn: Turn): T {
  return choices[turn % choices.length]!
}

function get(ticket: string, path: string): Ask {
  return { method: 'GET', path: `/api/${place}${path}`, headers: { authorization: `Bearer ${ticket}` } }
}

function post(ticket: string, path: string, body: object): Ask {
  return {
    method: 'POST',
    path: `/api/${place}${path}`,
    headers: {
      authorization: `Bearer ${ticket}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID()
    },
    body: JSON.stringify(body)
  }
}
