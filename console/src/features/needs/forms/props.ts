import type { NeedAction, NeedDetail } from '@hongchao/contract'

export type ActionFormProps = { need: NeedDetail; action: NeedAction; onClose: () => void }
