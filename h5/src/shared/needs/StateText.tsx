import { useNow } from '@hongchao/web'
import type { ReactNode } from 'react'

import { type Stated, stateText } from './state.ts'

export function StateText({ need }: { need: Stated }): ReactNode {
  return stateText(need, useNow())
}
