import type { ReportInput } from '@fleetmap/events';

/** How reports reach a server. Several sends may be under way at once. */
export interface Transport {
  /** Resolves when each was answered. @throws Failure when the server does not answer */
  send(reports: readonly ReportInput[]): Promise<void>;
  close(): void;
}
