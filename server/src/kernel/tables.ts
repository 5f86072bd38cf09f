// Made from the migrated database by server/bin/tables.ts; a test compares the two.
import type { ColumnType, GeneratedAlways } from 'kysely'

type BigInteger = ColumnType<string, string | number, string | number>
type Moment = ColumnType<Date, Date, Date>
type Generated<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>
/** Read as the value, written as text. */
type Json = ColumnType<unknown, string, string>

export type Tables = {
  'platform.account': {
    id: string
    username: string
    name: string
    email: string
    emailVerified: Generated<boolean>
    image: string | null
    mustChangePassword: Generated<boolean>
    demonstration: Generated<boolean>
    homePlace: string
    createdAt: Moment
    updatedAt: Moment
  }
  'platform.accountPlace': {
    accountId: string
    place: string
  }
  'platform.audit': {
    id: GeneratedAlways<string>
    at: Moment
    actorId: string
    event: string
    subjectId: string
    details: Json
    position: BigInteger | null
    hash: string | null
  }
  'platform.auditHead': {
    singleton: Generated<boolean>
    position: BigInteger
    hash: string
  }
  'platform.calendarYear': {
    year: number
    days: Json
    sources: Json
    loadedAt: Generated<Moment>
  }
  'platform.columnKey': {
    id: number
    suite: 'aes' | 'sm'
    proof: string
    createdAt: Generated<Moment>
    retiredAt: Moment | null
  }
  'platform.credential': {
    id: string
    userId: string
    accountId: string
    providerId: string
    password: string | null
    accessToken: string | null
    refreshToken: string | null
    idToken: string | null
    scope: string | null
    accessTokenExpiresAt: Moment | null
    refreshTokenExpiresAt: Moment | null
    createdAt: Moment
    updatedAt: Moment
  }
  'platform.place': {
    slug: string
    name: string
    preset: string
    createdAt: Generated<Moment>
  }
  'platform.session': {
    id: string
    userId: string
    token: string
    expiresAt: Moment
    ipAddress: string | null
    userAgent: string | null
    createdAt: Moment
    updatedAt: Moment
  }
  'platform.setupLink': {
    tokenHash: string
    place: string
    expiresAt: Moment
    usedAt: Moment | null
  }
  'platform.signInFailure': {
    username: string
    failures: number
    lockedUntil: Moment | null
    failedAt: Moment
  }
  'platform.verification': {
    id: string
    identifier: string
    value: string
    expiresAt: Moment
    createdAt: Moment
    updatedAt: Moment
  }
  assist: {
    id: string
    needId: string
    teamId: string | null
    departmentId: string | null
    departmentPath: string | null
    state: 'asked' | 'handling' | 'returning' | 'done' | 'released'
    instructions: string | null
    askedById: string
    askedAt: Moment
    handlerId: string | null
    signedAt: Moment | null
    returnReason: string | null
    kept: Generated<boolean>
    result: 'done' | 'partly' | 'unable' | null
    answer: string | null
    endedAt: Moment | null
    limitAmount: number
    limitUnit: string
    dueAt: Moment
    soonAt: Moment
    provisional: boolean
    steps: Json
    soonNotedAt: Moment | null
    overdueNotedAt: Moment | null
    reviewOwed: Generated<boolean>
  }
  audit: {
    id: GeneratedAlways<string>
    at: Moment
    actorId: string
    event: string
    subjectId: string
    details: Json
    position: BigInteger | null
    hash: string | null
  }
  auditHead: {
    singleton: Generated<boolean>
    position: BigInteger
    hash: string
  }
  booking: {
    id: string
    slotId: string
    personId: string | null
    name: string | null
    phoneSealed: string | null
    phoneIndex: string | null
    holder: string
    state: 'booked' | 'waiting' | 'cancelled' | 'arrived' | 'absent'
    bookedById: string
    bookedAt: Moment
    updatedAt: Moment
    sequence: Generated<number>
  }
  calendarEdition: {
    id: string
    year: number
    edition: number
    days: Json | null
    takesBack: boolean
    sources: Json
    madeAt: Moment
    madeById: string
  }
  callback: {
    id: string
    needId: string
    round: number
    state: 'open' | 'reached' | 'declined' | 'unreached' | 'spared'
    callFrom: Moment
    startedAt: Moment
    limitAmount: number
    limitUnit: string
    dueAt: Moment
    soonAt: Moment
    provisional: boolean
    steps: Json
    claimedById: string | null
    claimedAt: Moment | null
    endedAt: Moment | null
  }
  callbackResult: {
    id: string
    callbackId: string
    needId: string
    round: number
    outcome: 'reached' | 'declined' | 'notReached'
    solved: boolean | null
    score: number | null
    words: string | null
    personId: string
    calledAt: Moment
  }
  card: {
    serial: Generated<BigInteger>
    batchId: string
    needId: string | null
  }
  cardBatch: {
    id: string
    organisationId: string
    occasion: string
    createdById: string | null
    createdAt: Moment
  }
  clockPlea: {
    id: string
    needId: string
    clockId: string
    kind: 'extension' | 'pause' | 'shelving'
    state: 'pending' | 'granted' | 'declined' | 'lapsed' | 'running' | 'ended'
    reason: string
    text: string
    until: string
    approver: 'clerk' | 'supervisor'
    askedById: string
    askedAt: Moment
    decidedById: string | null
    decidedAt: Moment | null
    endsAt: Moment | null
    reviewAt: Moment | null
  }
  coverage: {
    partyId: string
    unitId: string
  }
  dispatch: {
    id: string
    needId: string
    teamId: string | null
    departmentId: string | null
    instructions: string | null
    dispatchedById: string
    dispatchedAt: Moment
    handlerId: string | null
    signedAt: Moment | null
    endedAt: Moment | null
    outcome: 'answered' | 'returned' | 'redispatched' | 'withdrawn' | 'refused' | 'merged' | null
    designated: Generated<boolean>
  }
  dueMove: {
    id: string
    needId: string
    clockId: string | null
    editionId: string | null
    dueBefore: Moment
    dueAfter: Moment
    movedAt: Moment
    assistId: string | null
    orderId: string | null
    escalationId: string | null
    callId: string | null
  }
  duplicate: {
    needId: string
    otherId: string
    similarity: number
    same: boolean
    foundAt: Moment
    distinctAt: Moment | null
    distinctById: string | null
  }
  enrolment: {
    id: string
    occurrenceId: string
    organisationId: string
    people: number
    names: Generated<string[]>
    enrolledById: string
    updatedAt: Moment
    served: number | null
  }
  escalation: {
    id: string
    needId: string
    round: number
    level: string
    name: string
    because: 'overdue' | 'returned' | 'notSolved' | 'hand'
    state: 'proposed' | 'open' | 'decided' | 'dismissed' | 'withdrawn'
    reason: string | null
    raisedById: string | null
    raisedAt: Moment
    confirmedById: string | null
    startedAt: Moment | null
    limitAmount: number | null
    limitUnit: string | null
    dueAt: Moment | null
    soonAt: Moment | null
    provisional: Generated<boolean>
    steps: Generated<Json>
    overdueNotedAt: Moment | null
    decision: string | null
    endedById: string | null
    endedAt: Moment | null
  }
  evaluation: {
    id: string
    needId: string
    round: number
    personId: string | null
    solved: boolean
    score: number
    words: string | null
    evaluatedAt: Moment
  }
  exclusion: {
    id: string
    needId: string
    state: 'pending' | 'granted' | 'declined' | 'ended'
    reason: string
    text: string
    proposedById: string
    proposedAt: Moment
    decidedById: string | null
    decidedAt: Moment | null
    words: string | null
  }
  facility: {
    id: string
    organisationId: string
    kind: 'serviceCenter' | 'serviceStation'
    name: string
    areaM2: number | null
  }
  feed: {
    id: string
    personId: string | null
    recurrenceId: string | null
    tokenHash: string
    createdById: string
    createdAt: Moment
    revokedAt: Moment | null
  }
  figureHead: {
    singleton: Generated<boolean>
    foldedAt: Moment | null
  }
  figureShare: {
    needId: string
    line: number
    scopeIds: string[]
    month: string
    officeId: string | null
    category: string | null
    kind: string
    aboutId: string | null
    excluded: boolean
    holdsUntil: Moment | null
    needs: number
    toRespond: number
    responded: number
    judged: number
    solved: number
    rated: number
    satisfaction: number
    answered: number
    onTime: number
    closed: number
    once: number
    finished: number
    reworked: number
    dispatches: number
    returned: number
    due: number
    overdue: number
    minutes: number
  }
  figureSum: {
    organisationId: string
    dimension: 'all' | 'office' | 'category' | 'kind'
    month: string
    value: string
    excluded: boolean
    needs: BigInteger
    toRespond: BigInteger
    responded: BigInteger
    judged: BigInteger
    solved: BigInteger
    rated: BigInteger
    satisfaction: BigInteger
    answered: BigInteger
    onTime: BigInteger
    closed: BigInteger
    once: BigInteger
    finished: BigInteger
    reworked: BigInteger
    dispatches: BigInteger
    returned: BigInteger
    due: BigInteger
    overdue: BigInteger
    minutes: BigInteger
  }
  file: {
    id: string
    claimHash: string | null
    subjectKind: 'need' | 'needEvent' | null
    subjectId: string | null
    type: string
    name: string
    bytes: number
    createdAt: Moment
  }
  fingerprint: {
    key: BigInteger
    needId: string
  }
  idempotency: {
    accountId: string
    key: string
    fingerprint: string
    answer: string | null
    createdAt: Moment
  }
  importBatch: {
    id: string
    kind: 'need' | 'organisation'
    organisationId: string
    path: string
    fileName: string
    sha256: string
    rows: number
    headerLine: number
    columns: Json
    match: Json
    options: Json
    otherSheets: number
    status: 'ready' | 'checking' | 'checked' | 'importing' | 'done' | 'undoing' | 'undone'
    progress: number | null
    touchedAt: Moment | null
    problem: string | null
    counts: Json | null
    unknownCategories: Json | null
    seconds: number | null
    fileKept: Generated<boolean>
    createdById: string | null
    createdAt: Moment
    finishedAt: Moment | null
    undoneById: string | null
    undoneAt: Moment | null
    movedOn: Json | null
  }
  importRow: {
    batchId: string
    number: number
    outcome: 'imported' | 'skipped' | 'failed'
    reason: string | null
    field: string | null
    subjectId: string | null
    key: string | null
    content: string | null
  }
  inquiry: {
    id: string
    roundId: string
    respondentId: string
    workerId: string
    outcome: 'told' | 'none' | 'unreached' | null
    reason: string | null
    recordedAt: Moment | null
    recordedById: string | null
  }
  inquiryNeed: {
    needId: string
    inquiryId: string
  }
  liveChange: {
    id: GeneratedAlways<string>
    at: Moment
    topic: 'need' | 'notification'
    subjectId: string
  }
  meeting: {
    id: string
    organisationId: string
    title: string
    heldAt: Moment
    location: string | null
    agenda: string[]
    createdById: string | null
    createdAt: Moment
    version: Generated<number>
  }
  meetingAttendee: {
    id: string
    meetingId: string
    position: number
    name: string
    organisationId: string | null
  }
  meetingNeed: {
    needId: string
    meetingId: string
  }
  need: {
    id: string
    number: Generated<BigInteger>
    code: GeneratedAlways<string>
    organisationId: string | null
    path: string
    title: string
    text: string
    kind: string
    category: string | null
    level: string | null
    way: string | null
    channel: 'online' | 'poster' | 'card' | 'telephone' | 'meeting' | 'visit' | 'questionnaire' | 'group' | 'open311'
    location: string | null
    aboutId: string | null
    aboutPath: string | null
    status: 'submitted' | 'accepted' | 'dispatched' | 'handling' | 'merged' | 'answered' | 'closed' | 'refused' | 'withdrawn'
    presetVersion: number
    collectedAt: Moment
    recordedById: string | null
    dispatchId: string | null
    teamId: string | null
    departmentId: string | null
    departmentPath: string | null
    handlerId: string | null
    instructions: string | null
    answer: string | null
    answeredAt: Moment | null
    closedAt: Moment | null
    reopenedAt: Moment | null
    reopenUntil: Moment | null
    urged: Generated<number>
    dueAt: Moment | null
    createdAt: Moment
    updatedAt: Moment
    mergedIntoId: string | null
    bounces: Generated<number>
  }
  needClock: {
    id: string
    needId: string
    kind: 'intake' | 'handling'
    round: number
    limitAmount: number
    limitUnit: string
    startedAt: Moment
    dueAt: Moment
    soonAt: Moment
    provisional: boolean
    steps: Json
    stoppedAt: Moment | null
    soonNotedAt: Moment | null
    overdueNotedAt: Moment | null
    changes: Generated<Json>
  }
  needEvent: {
    id: string
    needId: string
    at: Moment
    kind: string
    actorId: string | null
    office: string | null
    public: boolean
    text: string | null
    details: Json
    passedOnId: string | null
  }
  needMerge: {
    id: string
    needId: string
    masterId: string
    joined: boolean
    status: 'submitted' | 'accepted' | 'dispatched' | 'handling'
    clockId: string | null
    mergedAt: Moment
    mergedById: string | null
    endedAt: Moment | null
    endedById: string | null
  }
  needRequester: {
    id: string
    needId: string
    personId: string | null
    name: string
    phoneSealed: string | null
    keyHash: string
    failedTries: Generated<number>
    lockedUntil: Moment | null
    phoneIndex: string | null
  }
  needScope: {
    organisationId: string
    needId: string
    status: string
    category: string | null
    aboutPath: string | null
    dueAt: Moment
    createdAt: Moment
    level: string | null
  }
  noticeAgreement: {
    id: string
    personId: string
    version: string
    how: 'signUp' | 'noted'
    at: Moment
  }
  notification: {
    id: string
    personId: string
    kind: string
    subjectId: string
    occasion: string
    createdAt: Moment
    readAt: Moment | null
  }
  occurrence: {
    id: string
    recurrenceId: string
    plannedOn: string
    heldOn: string | null
    state: 'planned' | 'skipped' | 'paused' | 'cancelled' | 'done'
    holiday: string | null
    reason: string | null
    others: number | null
    note: string | null
    sequence: Generated<number>
    remindedAt: Moment | null
    updatedAt: Moment
  }
  open311Key: {
    id: string
    name: string
    organisationId: string
    kind: string
    perMinute: number
    hint: string
    keyHash: string
    createdById: string | null
    createdAt: Moment
    revokedById: string | null
    revokedAt: Moment | null
  }
  open311Report: {
    needId: string
    keyId: string
    lat: number | null
    long: number | null
    createdAt: Moment
  }
  organisation: {
    id: string
    key: string
    parentId: string | null
    path: string
    name: string
    shortName: string | null
    initials: string
    kind: string
    form: 'independent' | 'joint' | null
    industry: string | null
    active: Generated<boolean>
    createdAt: Moment
  }
  organisationMember: {
    organisationId: string
    memberId: string
  }
  partyEvaluation: {
    id: string
    needId: string
    party: string
    name: string
    weight: number
    most: number
    score: number
    words: string | null
    personId: string
    evaluatedAt: Moment
  }
  person: {
    id: string
    key: string | null
    accountId: string | null
    name: string
    initials: string
    phoneSealed: string | null
    organisationId: string | null
    active: Generated<boolean>
    createdAt: Moment
    phoneIndex: string | null
  }
  post: {
    id: string
    personId: string
    organisationId: string
    kind: string
    title: string
    representsId: string | null
    heldFrom: string | null
    heldTo: string | null
    createdAt: Moment
  }
  poster: {
    id: string
    code: string
    organisationId: string
    location: string
    active: Generated<boolean>
    createdById: string | null
    createdAt: Moment
  }
  presetVersion: {
    version: number
    loadedAt: Moment
    fingerprint: string
    content: Json
  }
  publication: {
    id: string
    needId: string
    state: 'proposed' | 'published' | 'withdrawn'
    title: string
    text: string
    answer: string
    location: string | null
    draftedById: string
    draftedAt: Moment
    approvedById: string | null
    publishedAt: Moment | null
    withdrawnBy: 'requester' | 'staff' | null
    withdrawnAt: Moment | null
    reason: string | null
    answeredAt: Moment
  }
  recurrence: {
    id: string
    organisationId: string
    needId: string | null
    name: string
    details: string
    location: string
    rule: Json
    onHoliday: 'next' | 'skip'
    starts: string
    ends: string
    capacity: number | null
    remindDays: number
    firstDay: string
    state: Generated<'active' | 'paused' | 'ended'>
    reason: string | null
    foundedById: string
    createdAt: Moment
  }
  respondent: {
    id: string
    planId: string
    key: string | null
    position: number
    name: string
    organisationId: string | null
    phoneSealed: string | null
    phoneIndex: string | null
    workerId: string
    active: Generated<boolean>
  }
  returnPlea: {
    id: string
    needId: string
    dispatchId: string
    state: 'pending' | 'granted' | 'declined' | 'lapsed' | 'taken'
    reason: string
    proposedTeamId: string | null
    proposedDepartmentId: string | null
    adjudicator: 'clerk' | 'supervisor'
    decideBy: Moment
    remindedAt: Moment | null
    askedById: string
    askedAt: Moment
    decidedById: string | null
    decidedAt: Moment | null
    teamId: string | null
    departmentId: string | null
    departmentPath: string | null
    instructions: string | null
  }
  roleGrant: {
    id: string
    personId: string
    role: 'placeAdministrator' | 'auditor' | 'committeeStaff' | 'supervisor' | 'teamLeader' | 'handler' | 'branchSecretary' | 'enterpriseContact' | 'member' | 'resident' | 'display'
    organisationId: string
    heldFrom: string
    heldTo: string | null
    createdAt: Generated<Moment>
  }
  round: {
    id: string
    planId: string
    month: string
    openedAt: Moment
    limitAmount: number
    limitUnit: string
    dueAt: Moment
    provisional: boolean
    steps: Json
    lateNotedAt: Moment | null
    closedAt: Moment | null
  }
  roundPlan: {
    id: string
    key: string | null
    organisationId: string
    title: string
    kind: string
    questions: string[]
    opensOn: number
    limitAmount: number
    limitUnit: string
    firstDay: string
    state: Generated<'active' | 'ended'>
    foundedById: string | null
    createdAt: Moment
    version: Generated<number>
  }
  savedFilter: {
    id: string
    personId: string
    organisationId: string | null
    name: string
    filter: Json
    position: number
    createdAt: Moment
  }
  serviceItem: {
    id: string
    key: string
    position: number
    category: string
    name: string
    matters: string
    promise: string
    people: string
    steps: Json
    papers: Json
    ways: Json
    active: Generated<boolean>
    version: Generated<number>
    updatedAt: Moment
  }
  slot: {
    id: string
    timetableId: string
    startsAt: Moment
    endsAt: Moment
    cancelledAt: Moment | null
    cancelledById: string | null
    reason: string | null
  }
  suggestionCategory: {
    category: string
    needs: number
  }
  suggestionLesson: {
    needId: string
    category: string
    terms: string[]
    shares: number[]
  }
  suggestionVote: {
    term: string
    category: string
    needs: number
    share: BigInteger
  }
  supervisionDue: {
    id: string
    needId: string
    step: string
    clockId: string | null
    orderId: string | null
    at: Moment
    assistId: string | null
    callId: string | null
  }
  supervisionOrder: {
    id: string
    number: Generated<BigInteger>
    code: GeneratedAlways<string>
    needId: string
    round: number
    step: string
    name: string
    because: 'overdue' | 'returned' | 'notSolved' | 'unanswered' | 'hand' | 'assistOverdue' | 'whistleOverdue'
    state: 'told' | 'open' | 'answered' | 'acknowledged' | 'lifted'
    teamId: string | null
    departmentId: string | null
    departmentPath: string | null
    text: string | null
    issuedById: string | null
    issuedAt: Moment
    limitAmount: number | null
    limitUnit: string | null
    startedAt: Moment
    dueAt: Moment | null
    soonAt: Moment | null
    provisional: Generated<boolean>
    steps: Generated<Json>
    overdueNotedAt: Moment | null
    answer: string | null
    answeredById: string | null
    answeredAt: Moment | null
    remark: string | null
    decidedById: string | null
    endedAt: Moment | null
    assistId: string | null
  }
  team: {
    id: string
    key: string
    organisationId: string
    name: string
    color: string
    serves: string[]
    note: string | null
    position: number
  }
  teamMember: {
    id: string
    teamId: string
    personId: string
    drawnFromId: string
    leader: boolean
    heldFrom: string | null
    heldTo: string | null
    createdAt: Moment
  }
  timetable: {
    id: string
    serviceId: string
    organisationId: string
    weekdays: number[]
    days: string[]
    starts: string
    ends: string
    minutes: number
    location: string
    capacity: number
    openDays: number
    closeHours: number
    active: Generated<boolean>
    version: Generated<number>
    createdAt: Moment
    perPerson: Generated<number>
  }
  uncompared: {
    needId: string
  }
  uncounted: {
    id: GeneratedAlways<string>
    needId: string
  }
  webhook: {
    id: string
    name: string
    organisationId: string
    url: string
    events: string[]
    secretSealed: string
    secretIndex: string | null
    state: 'asking' | 'active' | 'stopped'
    problem: string | null
    createdById: string | null
    createdAt: Moment
    stoppedById: string | null
    stoppedAt: Moment | null
    heldUntil: Moment | null
  }
  webhookDelivery: {
    id: string
    webhookId: string
    eventId: string
    state: 'waiting' | 'delivered' | 'failed' | 'dropped'
    attempts: Generated<number>
    nextAt: Moment
    status: number | null
    problem: string | null
    deliveredAt: Moment | null
    createdAt: Moment
  }
  webhookEvent: {
    id: string
    type: string
    subject: string
    at: Moment
    data: Json
  }
  whistle: {
    id: string
    number: Generated<BigInteger>
    code: GeneratedAlways<string>
    needId: string
    kind: string
    name: string
    limitAmount: number
    limitUnit: string
    reviewer: 'clerk' | 'supervisor' | null
    state: 'proposed' | 'approved' | 'called' | 'ended' | 'dismissed' | 'withdrawn'
    reason: string
    spot: string
    office: string
    blownById: string
    blownAt: Moment
    reviewedById: string | null
    calledById: string | null
    remark: string | null
    endedAt: Moment | null
  }
  whistleCall: {
    id: string
    whistleId: string
    assistId: string
    calledById: string
    calledAt: Moment
    limitAmount: number
    limitUnit: string
    dueAt: Moment
    soonAt: Moment
    provisional: boolean
    steps: Json
    overdueNotedAt: Moment | null
    answeredAt: Moment | null
    answeredById: string | null
    repliedBy: string | null
    documentNumber: string | null
    endedAt: Moment | null
    reviewOwedById: string | null
  }
  whistleReview: {
    id: string
    callId: string
    side: 'blower' | 'called'
    score: number
    words: string | null
    personId: string
    reviewedAt: Moment
  }
}
