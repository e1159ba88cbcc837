import { z } from 'zod';

/** What can be done with the server. Which role may do which is the server's policy; `GET /api/session` tells it. */
export const actionSchema = z.enum([
  'enter', // load the desk, sign in and out, ask whether the server lives
  'own-account', // one's password, sessions and API tokens
  'view', // where trucks are now
  'view-live', // the same as they move, over the socket
  'view-history', // where they were
  'export', // take their history out as a file
  'report', // tell where a truck is
  'view-plans', // routes and scenarios
  'plan', // make and change routes
  'view-simulations',
  'simulate', // make scenarios, start and steer simulations
  'view-shared', // what a share link shows
  'share', // make, list and end share links
  'manage-devices',
  'manage-fleets', // fleets, and which trucks are of them
  'manage-users',
  'read-audit',
  'read-metrics', // how the server does, with counts of all trucks
]);
export type Action = z.infer<typeof actionSchema>;
