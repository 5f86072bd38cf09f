import type { BookingState } from '@hongchao/contract'

export const bookingStateTexts: Record<BookingState, string> = {
  booked: '已预约',
  waiting: '候补中',
  cancelled: '已取消',
  arrived: '已到',
  absent: '未到'
}

/** The sheet of a day. */
export const bookingSheetTexts = {
  title: '预约名单',
  day: '日期',
  time: '时间',
  service: '事项',
  location: '地点',
  number: '序号',
  name: '姓名',
  phone: '电话',
  state: '情况'
} as const

/** When something is held. */
export const slotTexts = {
  day: '{date}（{weekday}）',
  hours: '{from}–{to}',
  holiday: '{holiday}放假，本场不办理'
} as const
