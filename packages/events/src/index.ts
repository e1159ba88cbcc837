export {
  type ClientAnswer,
  type ClientEvent,
  clientEvents,
  type ClientPayload,
  type ClientToServerEvents,
  type ServerEvent,
  serverEvents,
  type ServerPayload,
  type ServerToClientEvents,
} from './catalog.js';
export {
  type DeskConfig,
  deskConfigSchema,
  type Problem,
  problemSchema,
  type TruckList,
  truckListSchema,
} from './http.js';
export { decodeFrame } from './frame/decode-frame.js';
export { encodeFrame, encodeSegment, isAgeTold } from './frame/encode-frame.js';
export type { Frame, FrameHeader, FullTruck, MovedTruck, Segment } from './frame/frame.js';
export { type Joined, type JoinRequest } from './join.js';
export { type Location, type Motion, type TruckLocation, truckLocationSchema } from './location.js';
export type { Position } from './position.js';
export { describeIssues, isRejection, type Rejection, type RejectionCode } from './rejection.js';
export { type Accepted, type BatchAnswer, batchAnswerSchema, type Outcome } from './report-answer.js';
export { MAX_REPORTS_PER_REQUEST, type Report, type ReportInput, reportSchema } from './report.js';
export type { Sync, Viewport, ViewportAnswer, Watch } from './viewport.js';
