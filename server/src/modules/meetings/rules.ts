/** A need cannot have been told at a meeting that is still to come. */
export function isHeld({ heldAt }: { heldAt: Date }, now: Date): boolean {
  return heldAt <= now
}

/** The one whose progress is reported: the last that was held before, by the same organisation. */
export function meetingBefore<M extends { organisationId: string; heldAt: Date }>(
  meetings: readonly M[],
  { organisationId, heldAt }: M
): M | undefined {
  const earlier = meetings.filter((other) => other.organisationId === organisationId && other.heldAt < heldAt)
  return earlier.toSorted((a, b) => b.heldAt.getTime() - a.heldAt.getTime())[0]
}
