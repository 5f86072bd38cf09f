import { Permission, Role } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { roles } from './roles.ts'

/** Written by hand: whoever changes what a role may do changes this table too, and the change is read as a table. */
const matrix = `
                      administrator auditor staff supervisor leader handler secretary contact member resident display
places.manage         ●             ·       ·     ·          ·      ·       ·         ·       ·      ·        ·
organisations.read    ●             ●       ●     ●          ●      ●       ●         ·       ·      ·        ·
organisations.manage  ●             ·       ·     ·          ·      ·       ·         ·       ·      ·        ·
people.read           ●             ●       ●     ●          ●      ·       ·         ·       ·      ·        ·
people.manage         ●             ·       ·     ·          ·      ·       ·         ·       ·      ·        ·
posters.manage        ●             ·       ●     ·          ·      ·       ·         ·       ·      ·        ·
needs.raise           ·             ·       ●     ●          ●      ●       ●         ●       ●      ●        ·
needs.record          ·             ·       ●     ·          ●      ●       ●         ●       ·      ·        ·
needs.read            ·             ·       ●     ●          ·      ·       ·         ·       ·      ·        ·
needs.dispatch        ·             ·       ●     ·          ·      ·       ·         ·       ·      ·        ·
needs.handle          ·             ·       ·     ·          ●      ●       ·         ·       ·      ·        ·
needs.assign          ·             ·       ·     ·          ●      ·       ·         ·       ·      ·        ·
needs.contact         ·             ·       ●     ●          ●      ●       ·         ·       ·      ·        ·
needs.supervise       ·             ·       ·     ●          ·      ·       ·         ·       ·      ·        ·
needs.callBack        ·             ·       ●     ●          ·      ·       ·         ·       ·      ·        ·
wall.read             ·             ·       ●     ●          ·      ·       ·         ·       ·      ·        ●
audit.read            ·             ●       ·     ·          ·      ·       ·         ·       ·      ·        ·
imports.run           ●             ·       ●     ·          ·      ·       ·         ·       ·      ·        ·
interfaces.manage     ●             ·       ·     ·          ·      ·       ·         ·       ·      ·        ·
publications.read     ·             ·       ●     ●          ·      ·       ·         ·       ·      ·        ·
publications.draft    ·             ·       ●     ·          ·      ·       ·         ·       ·      ·        ·
publications.approve  ·             ·       ●     ●          ·      ·       ·         ·       ·      ·        ·
`

const heads: Record<Role, string> = {
  placeAdministrator: 'administrator',
  auditor: 'auditor',
  committeeStaff: 'staff',
  supervisor: 'supervisor',
  teamLeader: 'leader',
  handler: 'handler',
  branchSecretary: 'secretary',
  enterpriseContact: 'contact',
  member: 'member',
  resident: 'resident',
  display: 'display'
}

test('each role may do what the table says', () => {
  const line = (first: string, cell: (role: Role) => string): string =>
    [first.padEnd(22), ...Role.options.map((role) => cell(role).padEnd(heads[role].length + 1))].join('').trimEnd()
  const held = (role: Role, permission: Permission): boolean => roles[role].some((one) => one === permission)
  const printed = [
    line('', (role) => heads[role]),
    ...Permission.options.map((permission) => line(permission, (role) => (held(role, permission) ? '●' : '·')))
  ]

  expect(`\n${printed.join('\n')}\n`).toBe(matrix)
})

test('whoever keeps the accounts, or reads the audit trail, sees no needs by that (三员)', () => {
  const needs = Permission.options.filter((permission) => permission.startsWith('needs.'))
  for (const role of ['placeAdministrator', 'auditor'] as const) {
    expect(roles[role].filter((permission) => needs.some((need) => need === permission))).toEqual([])
  }
})

test('nobody but the auditor reads the audit trail, and the auditor changes nothing', () => {
  expect(Role.options.filter((role) => roles[role].some((held) => held === 'audit.read'))).toEqual(['auditor'])
  expect(roles.auditor.filter((permission) => !permission.endsWith('.read'))).toEqual([])
})
