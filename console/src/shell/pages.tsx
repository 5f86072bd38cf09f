import type { Permission, PlaceConfig } from '@hongchao/contract'
import { callbacksTexts } from '@hongchao/web/texts/callbacks.ts'
import { escalationListTexts } from '@hongchao/web/texts/escalations.ts'
import { ordersTexts } from '@hongchao/web/texts/orders.ts'
import { wallTexts } from '@hongchao/web/texts/console/wall.ts'
import { whistlesTexts } from '@hongchao/web/texts/whistles.ts'
import { meetingsTexts } from '@hongchao/web/texts/console/meetings.ts'
import { roundTexts } from '@hongchao/web/texts/rounds.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import type { JSX } from 'react'

import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  CalendarOutlined,
  BarChartOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  FileTextOutlined,
  FullscreenOutlined,
  GlobalOutlined,
  IdcardOutlined,
  MergeCellsOutlined,
  PhoneOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  ReconciliationOutlined,
  RiseOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SolutionOutlined,
  SoundOutlined,
  SyncOutlined,
  TeamOutlined,
  VerticalAlignTopOutlined
} from '../shared/icons.ts'
import { needPermissions } from '../shared/use-sees-needs.ts'

export type Entry = {
  to:
    | '/$place/todo'
    | '/$place/needs'
    | '/$place/duplicates'
    | '/$place/topics'
    | '/$place/rates'
    | '/$place/orders'
    | '/$place/whistles'
    | '/$place/escalations'
    | '/$place/evaluations'
    | '/$place/callbacks'
    | '/$place/wall'
    | '/$place/organisations'
    | '/$place/teams'
    | '/$place/people'
    | '/$place/posters'
    | '/$place/publications'
    | '/$place/cards'
    | '/$place/meetings'
    | '/$place/rounds'
    | '/$place/interfaces'
    | '/$place/services'
    | '/$place/bookings'
    | '/$place/recurrences'
    | '/$place/calendar'
    | '/$place/audit'
    | '/$place/settings'
  label: string
  icon: JSX.Element
  /** Any one of these opens it; everybody at the desk where none is named. */
  needs: Permission[]
  /** Only in places that have it. */
  only?: (config: PlaceConfig) => boolean
}

/** What everybody at the desk comes back to all day stands above the groups. */
export const always: readonly Entry[] = [
  { to: '/$place/todo', label: shellTexts.todo, icon: <CheckSquareOutlined />, needs: [] },
  {
    to: '/$place/needs',
    label: shellTexts.needs,
    icon: <FileTextOutlined />,
    needs: needPermissions
  }
]

export type MenuGroup = { key: keyof typeof shellTexts.groups; entries: readonly Entry[] }

/** The rest of the menu, in its order. */
export const groups: readonly MenuGroup[] = [
  {
    key: 'handling',
    entries: [
      {
        to: '/$place/duplicates',
        label: shellTexts.duplicates,
        icon: <MergeCellsOutlined />,
        needs: ['needs.dispatch']
      },
      {
        to: '/$place/orders',
        label: ordersTexts.nav,
        icon: <AlertOutlined />,
        needs: ['needs.supervise', 'needs.dispatch', 'needs.handle']
      },
      {
        to: '/$place/whistles',
        label: whistlesTexts.nav,
        icon: <SoundOutlined />,
        needs: ['needs.supervise', 'needs.dispatch', 'needs.handle'],
        only: ({ whistles }) => whistles.length > 0
      },
      {
        to: '/$place/escalations',
        label: escalationListTexts.title,
        icon: <VerticalAlignTopOutlined />,
        needs: ['needs.supervise', 'needs.dispatch', 'needs.read'],
        only: ({ ladder }) => ladder.length > 0
      },
      {
        to: '/$place/callbacks',
        label: callbacksTexts.title,
        icon: <PhoneOutlined />,
        needs: ['needs.callBack']
      },
      {
        to: '/$place/evaluations',
        label: shellTexts.evaluations,
        icon: <CheckCircleOutlined />,
        needs: ['needs.read']
      },
      {
        to: '/$place/publications',
        label: shellTexts.publications,
        icon: <GlobalOutlined />,
        needs: ['publications.read']
      }
    ]
  },
  {
    key: 'collecting',
    entries: [
      { to: '/$place/meetings', label: meetingsTexts.title, icon: <CommentOutlined />, needs: ['needs.record'] },
      {
        to: '/$place/rounds',
        label: roundTexts.title,
        icon: <ReconciliationOutlined />,
        needs: ['needs.record', 'needs.read']
      },
      {
        to: '/$place/cards',
        label: shellTexts.cards,
        icon: <IdcardOutlined />,
        needs: ['posters.manage', 'needs.record']
      },
      { to: '/$place/posters', label: shellTexts.posters, icon: <QrcodeOutlined />, needs: ['posters.manage'] }
    ]
  },
  {
    key: 'service',
    entries: [
      { to: '/$place/services', label: shellTexts.services, icon: <ProfileOutlined />, needs: [] },
      {
        to: '/$place/bookings',
        label: shellTexts.bookings,
        icon: <ScheduleOutlined />,
        needs: ['needs.dispatch', 'places.manage']
      },
      {
        to: '/$place/recurrences',
        label: shellTexts.recurrences,
        icon: <SyncOutlined />,
        needs: ['needs.dispatch', 'needs.record']
      }
    ]
  },
  {
    key: 'figures',
    entries: [
      { to: '/$place/rates', label: shellTexts.rates, icon: <BarChartOutlined />, needs: ['needs.read'] },
      { to: '/$place/topics', label: shellTexts.topics, icon: <RiseOutlined />, needs: ['needs.read'] },
      { to: '/$place/wall', label: wallTexts.title, icon: <FullscreenOutlined />, needs: ['wall.read'] }
    ]
  },
  {
    key: 'people',
    entries: [
      {
        to: '/$place/organisations',
        label: shellTexts.organisations,
        icon: <ApartmentOutlined />,
        needs: ['organisations.read']
      },
      { to: '/$place/teams', label: shellTexts.teams, icon: <TeamOutlined />, needs: ['organisations.read'] },
      { to: '/$place/people', label: shellTexts.people, icon: <SolutionOutlined />, needs: ['people.manage'] }
    ]
  },
  {
    key: 'place',
    entries: [
      { to: '/$place/calendar', label: shellTexts.calendar, icon: <CalendarOutlined />, needs: [] },
      { to: '/$place/settings', label: shellTexts.settings, icon: <SettingOutlined />, needs: ['places.manage'] },
      { to: '/$place/interfaces', label: shellTexts.interfaces, icon: <ApiOutlined />, needs: ['interfaces.manage'] },
      { to: '/$place/audit', label: shellTexts.audit, icon: <AuditOutlined />, needs: ['audit.read'] }
    ]
  }
]
