import type { Permission } from '@hongchao/contract'
import { useMay } from '@hongchao/web'

/** Any one of these opens the list of needs. */
export const needPermissions: Permission[] = [
  'needs.read',
  'needs.handle',
  'needs.dispatch',
  'needs.record',
  'needs.supervise',
  'needs.assign'
]

/** A link to the list of needs leads somewhere. */
export function useSeesNeeds(): boolean {
  const may = useMay()
  return needPermissions.some(may)
}
