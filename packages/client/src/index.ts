export {
  changePassword,
  createApiToken,
  endSession,
  fetchApiTokens,
  fetchOpenSessions,
  revokeApiToken,
} from './accounts/account-client.js';
export { fetchAudit } from './accounts/audit-client.js';
export {
  changeFleetTrucks,
  createFleet,
  fetchFleets,
  fetchFleetTrucks,
  removeFleet,
  renameFleet,
} from './accounts/fleet-client.js';
export { fetchSession, setUp, signIn, signOut } from './accounts/session-client.js';
export { changeUser, createUser, fetchUsers, removeUser } from './accounts/user-client.js';
export type { Refusable } from './answer-of.js';
export {
  changeDevice,
  fetchDevices,
  registerDevice,
  removeDevice,
  rotateDeviceToken,
} from './devices/device-client.js';
export { createShareLink, fetchShareLinks, revokeShareLink } from './devices/share-link-client.js';
export { connectLive } from './connect-live.js';
export { createFrameReader, type FrameReader } from './frame-reader.js';
export { fetchDeskConfig } from './http-client.js';
export { fetchDays, fetchJourney, fetchTrack, type HistoryRange, trackAddressOf } from './history-client.js';
export type { LiveConnection, LiveOptions, LiveQuality, LiveStatus, View } from './live-connection.js';
export { fetchTruckPlan, giveTruckPlan, removeTruckPlan } from './plan-client.js';
export { fetchReplayIndex, fetchReplaySegment, type ReplayRange } from './replay-client.js';
export {
  changeRoute,
  copyRoute,
  createRoute,
  fetchRoute,
  fetchRoutes,
  importRoutes,
  planRoute,
  removeRoute,
  routeFileAddressOf,
} from './route-client.js';
export type { FrameNews, SeenTrucks } from './seen-trucks.js';
export { tellTrucks, type TruckListener } from './tell-trucks.js';
export { connectSimulations, type SimulationConnection } from './simulation/connect-simulations.js';
export {
  changeScenario,
  createScenario,
  createScenarioFromHistory,
  fetchScenario,
  fetchScenarios,
  removeScenario,
} from './simulation/scenario-client.js';
export { createSimulation, fetchSimulation, fetchSimulations } from './simulation/simulation-client.js';
export { onUnauthenticated } from './unauthenticated.js';
