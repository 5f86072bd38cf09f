import type { NeedEvent, Photo } from '@hongchao/contract'

/** What was sent along with the answer that counts, which is the last one. */
export function answerPhotos(timeline: readonly NeedEvent[]): Photo[] {
  return timeline.findLast(({ kind }) => kind === 'answered' || kind === 'replyRecorded')?.photos ?? []
}
