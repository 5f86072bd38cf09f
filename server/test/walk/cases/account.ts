import { noticeTexts } from '@hongchao/web/texts/privacy-notice.ts'

import { type Case, wherever } from '../case.ts'
import { setupToken, walkerPassword } from '../world.ts'

const newcomer = { name: '新人', password: 'staple battery horse' }
const { version } = noticeTexts
const entered = 'person role_grant platform.account platform.credential platform.account_place platform.session'

/** The account itself: whose it is does not depend on a place. */
export const accountCases: Case[] = [
  {
    route: 'GET /api/account/session',
    serves: { '-': 'everybody initialPassword' }
  },
  {
    route: 'POST /api/account/session',
    serves: { '-': 'everybody initialPassword' },
    ask: () => ({ body: { username: 'walker', password: walkerPassword } }),
    changes: 'platform.session'
  },
  {
    route: 'POST /api/account/session',
    when: 'wrong password',
    serves: { '-': 'nobody' },
    ask: () => ({ body: { username: 'walker', password: 'wrong' } }),
    refusal: { status: 401, changes: 'platform.sign_in_failure' }
  },
  {
    route: 'DELETE /api/account/session',
    serves: { '-': 'signedIn initialPassword' },
    changes: 'platform.session'
  },
  {
    route: 'GET /api/account/sessions',
    serves: { '-': 'signedIn' },
    answers: { 'session.inside': 'handler' }
  },
  {
    route: 'DELETE /api/account/sessions/:id',
    serves: wherever('session', 'handler'),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'platform.session'
  },
  {
    route: 'POST /api/account/password',
    serves: { '-': 'handler initialPassword' },
    ask: () => ({ body: { current: walkerPassword, next: newcomer.password } }),
    changes: 'platform.session platform.credential platform.account',
    refusal: { status: 400, changes: 'platform.sign_in_failure' }
  },
  {
    route: 'POST /api/account/setup',
    serves: { '-': 'everybody' },
    ask: () => ({ body: { token: setupToken, username: 'newcomer', ...newcomer } }),
    changes: `platform.setup_link ${entered}`
  },
  {
    route: 'POST /api/:place/sign-up',
    serves: wherever('poster', 'everybody', 'everybody'),
    ask: ({ code }) => ({ body: { poster: code, username: 'newcomer', notice: version, ...newcomer } }),
    changes: `${entered} notice_agreement`
  },
  {
    route: 'GET /api/:place/privacy-notice',
    serves: { '-': 'everybody' }
  },
  {
    route: 'GET /api/:place/own-data',
    serves: { '-': 'people' },
    reads: { words: 'requester', contact: 'requester' }
  },
  {
    route: 'POST /api/:place/privacy-notice/noted',
    serves: { '-': 'people' },
    ask: () => ({ body: { version } }),
    changes: 'notice_agreement'
  }
]
