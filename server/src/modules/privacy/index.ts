export { agreeToNotice, findNoticeDue, refuseOldNotice } from './actions.ts'
