export { enactMeetings } from './demonstration.ts'
