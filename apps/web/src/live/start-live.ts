import { connectLive } from '@fleetmap/client';
import type { DeskTools } from '../desk-context.js';

/**
 * Lets the live feed into the fleet store, frames of what the map shows and the rest of the fleet coarsely: a truck that no frame holds
 * is there no more. @returns what ends it.
 */
export function startLive({ fleet, desk, clock }: DeskTools): () => void {
  const feed = connectLive({
    user: 'desk',
    onTruckLocation: (change) => fleet.apply(change, performance.now()),
    onFrame: (news) => fleet.applyFrame(news, performance.now()),
    onServerTime: (serverNow) => clock.set(serverNow),
    onStatus: (liveStatus) => desk.setState({ liveStatus }),
    onQuality: (liveQuality) => desk.setState({ liveQuality }),
  });
  const stopFollowing = desk.subscribe((state, before) => {
    if (state.view !== undefined && state.view !== before.view) feed.look({ ...state.view, overview: true });
    if (state.selectedId !== before.selectedId) feed.watch(state.selectedId);
  });
  feed.watch(desk.getState().selectedId);
  return () => {
    stopFollowing();
    feed.close();
  };
}
