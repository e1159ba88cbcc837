import type { Badge } from '../sprites/draw-badge.js';
import type { Cluster } from './find-clusters.js';

const SHARES = 16;

/** What the badge of a cluster shows. A status that is there at all gets a sixteenth. */
export function badgeOf({ count, radius, byStatus }: Pick<Cluster, 'count' | 'radius' | 'byStatus'>): Badge {
  const sixteenths = byStatus.map((trucks) => (trucks > 0 ? Math.max(1, Math.round((trucks / count) * SHARES)) : 0));
  const largest = sixteenths.indexOf(Math.max(...sixteenths));
  sixteenths[largest]! += SHARES - sixteenths.reduce((sum, share) => sum + share, 0);
  return { text: shortCount(count), radius, sixteenths };
}

/** 999, 1k, 1.2k, 12k. */
function shortCount(count: number): string {
  if (count < 1000) return String(count);
  const thousands = count / 1000;
  return `${thousands < 9.95 ? Number(thousands.toFixed(1)) : Math.round(thousands)}k`;
}
