import type { Accepted, Rejection } from '@fleetmap/events';
import type { Principal } from '../../auth/principal.js';
import type { Ingest } from '../ingest.js';
import { namedBy } from '../named-by.js';
import { NOT_A_LOCATION, reportOfOwntracks } from '../phones/owntracks.js';

/** Where OwnTracks publishes: `owntracks/<user>/<device>`. */
export const TOPIC_PREFIX = 'owntracks/';

interface Published {
  readonly topic: string;
  readonly payload: string | Buffer;
}

/** Tells the door what an app published; undefined when it is none of the door's business. The topic is the device's name. */
export async function tellPublished(
  ingest: Ingest,
  { topic, payload }: Published,
  from: Principal,
): Promise<Accepted | Rejection | undefined> {
  const message = readJson(payload);
  const report = reportOfOwntracks(typeof message === 'object' ? { ...message, topic } : message);
  return report === NOT_A_LOCATION ? undefined : ingest.accept(namedBy(from, report), from);
}

function readJson(payload: string | Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return undefined; // an emptied topic, or something that is not of the app
  }
}
