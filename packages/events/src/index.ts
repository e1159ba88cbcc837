export { type Action, actionSchema } from './accounts/action.js';
export {
  type ApiToken,
  type ApiTokenList,
  apiTokenListSchema,
  apiTokenSchema,
  type MadeApiToken,
  madeApiTokenSchema,
  type NewApiToken,
  newApiTokenSchema,
} from './accounts/api-token.js';
export {
  type AuditEntry,
  auditEntrySchema,
  type AuditPage,
  auditPageSchema,
  type AuditQuery,
  auditQuerySchema,
} from './accounts/audit.js';
export {
  type FleetChoice,
  fleetChoiceSchema,
  type FleetInfo,
  type FleetList,
  fleetListSchema,
  type FleetName,
  fleetNameSchema,
  type FleetTrucks,
  fleetTrucksSchema,
  type FleetTrucksChange,
  fleetTrucksChangeSchema,
} from './accounts/fleet.js';
export { lesserRole, type Role, ROLES, roleSchema } from './accounts/role.js';
export {
  type Login,
  loginSchema,
  type OpenSessionList,
  openSessionListSchema,
  type PasswordChange,
  passwordChangeSchema,
  type Session,
  sessionSchema,
  type Setup,
  setupSchema,
} from './accounts/session.js';
export {
  type NewUser,
  newUserSchema,
  passwordSchema,
  type User,
  type UserChange,
  userChangeSchema,
  userSchema,
  type UserList,
  userListSchema,
} from './accounts/user.js';
export {
  type Device,
  type DeviceChange,
  deviceChangeSchema,
  type DeviceError,
  deviceErrorSchema,
  type DeviceList,
  deviceListSchema,
  type DeviceSetUp,
  type MadeDevice,
  madeDeviceSchema,
  type NewDevice,
  newDeviceSchema,
  type RegisteredDevice,
  registeredDeviceSchema,
  type UnknownDevice,
  unknownDeviceSchema,
} from './devices/device.js';
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
export { encodeFrame, encodeSegment } from './frame/encode-frame.js';
export type { Frame, FrameHeader } from './frame/frame.js';
export { MOTIONS } from './frame/layout.js';
export { type FrameVisitor, type FullRecord, type MovedRecord, type OpenFrame, openFrame } from './frame/open-frame.js';
export {
  type Days,
  daysSchema,
  type Journey,
  journeySchema,
  type TrackPage,
  trackPageSchema,
} from './history/history-answers.js';
export {
  type DaysQuery,
  daysQuerySchema,
  MAX_POSITIONS_PER_PAGE,
  type TrackFormat,
  type TrackQuery,
  trackQuerySchema,
  type TripsQuery,
  tripsQuerySchema,
  type ReplayQuery,
  replayQuerySchema,
  wholeNumberTextSchema,
} from './history/history-query.js';
export type { Stop, Trip } from './history/trip.js';
export { type Joined, type JoinRequest } from './join.js';
export { type Location, type Motion, type TruckGone, type TruckLocation, truckLocationSchema } from './location.js';
export { type ReplayIndex, replayIndexSchema, type ReplaySegmentInfo } from './replay/replay-index.js';
export type { Position } from './position.js';
export {
  describeIssues,
  isRejection,
  type Rejection,
  type RejectionCode,
  rejectionCodeSchema,
  rejectionSchema,
} from './rejection.js';
export { decodeReplayChunk, readChunkHead } from './replay/decode-chunk.js';
export { decodeReplaySegment } from './replay/decode-replay-segment.js';
export { encodeReplayChunk } from './replay/encode-chunk.js';
export { encodeReplaySegment, type TrackPart } from './replay/encode-replay-segment.js';
export { pickOfReplaySegment } from './replay/pick-of-segment.js';
export { type Fix, type ReplaySegment, type ReplayTrack, SEGMENT_MS, segmentStartOf } from './replay/replay-segment.js';
export { type Accepted, type BatchAnswer, batchAnswerSchema, type Outcome } from './report-answer.js';
export { altitudeSchema, batterySchema, headingSchema, speedSchema } from './place.js';
export {
  attributeLimits,
  type FixReport,
  isPlainFix,
  MAX_REPORTS_PER_REQUEST,
  type Report,
  type ReportInput,
  reportSchema,
} from './report.js';
export { truckIdSchema } from './names.js';
export {
  IDLE_AFTER_MS,
  LATE_AFTER_MS,
  SILENT_AFTER_MS,
  stayRadiusOf,
  STOPPED_AFTER_MS,
  WALKING_SPEED,
} from './thresholds.js';
export type { Sync, Viewport, ViewportAnswer, Watch } from './viewport.js';
export {
  leadsSomewhere,
  MAX_KEPT_POINTS,
  type RouteCourse,
  type RoutePlace,
  type RouteRoad,
} from './routes/route-course.js';
export {
  type RouteChange,
  routeChangeSchema,
  type RouteDraft,
  type RouteDraftInput,
  routeDraftSchema,
  routeFileQuerySchema,
  type RouteFormat,
  type RouteImport,
  routeImportQuerySchema,
  routeImportSchema,
  type RouteList,
  type RouteListQuery,
  routeListQuerySchema,
  routeListSchema,
  type RoutePlan,
  routePlanSchema,
  type RouteStop,
  type RouteWish,
  type RouteWishInput,
  routeWishSchema,
} from './routes/route-http.js';
export {
  MAX_PREVIEW_POINTS,
  routeIdSchema,
  routeNameSchema,
  type RouteSource,
  type RouteSummary,
  routeSummarySchema,
  type SavedRoute,
  savedRouteSchema,
} from './routes/route.js';
export {
  type Departure,
  type Driving,
  drivingSchema,
  type HighwayClass,
  type Reporting,
  type SpeedLimits,
} from './scenario/driving.js';
export { type Fault, type FaultKind, type FaultMode, faultModeSchema } from './scenario/fault.js';
export { readScenario } from './scenario/read-scenario.js';
export { type ScenarioIssue, scenarioIssuesOf } from './scenario/scenario-issues.js';
export type { ScenarioProblem } from './scenario/scenario-problem.js';
export type { ScenarioRule } from './scenario/scenario-rules.js';
export { scenarioJsonSchema } from './scenario/scenario-json-schema.js';
export {
  type HistoryScenarioRequest,
  historyScenarioRequestSchema,
  type ScenarioChange,
  scenarioChangeSchema,
  type ScenarioCreation,
  scenarioCreationSchema,
  type ScenarioDetail,
  scenarioDetailSchema,
  type ScenarioList,
  scenarioListSchema,
  type ScenarioSummary,
} from './scenario/scenario-http.js';
export { MAX_ROUTE_POINTS, type RecordedRoute, type ScenarioRoute } from './scenario/scenario-route.js';
export { MAX_SCENARIO_POINTS, type Scenario, truckCountOf, type TruckGroup, truckIdOf } from './scenario/scenario.js';
export {
  MAX_SHARED_TRUCKS,
  type MadeShareLink,
  madeShareLinkSchema,
  type NewShareLink,
  newShareLinkSchema,
  type SharedTrack,
  sharedTrackSchema,
  type SharedView,
  sharedViewSchema,
  type ShareLink,
  type ShareLinkList,
  shareLinkListSchema,
  shareLinkSchema,
} from './share/share-link.js';
export {
  type SimulationDetail,
  simulationDetailSchema,
  type SimulationRequest,
  simulationRequestSchema,
} from './simulation/simulation-http.js';
export {
  MAX_PLAN_POINTS,
  type PlanSource,
  type TruckPlan,
  type TruckPlanAnswer,
  truckPlanAnswerSchema,
  type TruckPlanRequest,
  truckPlanRequestSchema,
  truckPlanSchema,
} from './simulation/truck-plan.js';
export { type TruckProgress, type TruckProgressList, type TruckProgressRequest } from './simulation/truck-progress.js';
export {
  type RunOptions,
  runOptionsSchema,
  simulationListSchema,
  truckControlSchema,
} from './simulation/simulation.js';
export type {
  SimulatedTruckState,
  SimulationControl,
  SimulationFault,
  SimulationList,
  SimulationState,
  SimulationTruck,
  SimulationWatch,
} from './simulation/simulation.js';
