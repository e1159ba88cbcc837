import type { Rejection, RejectionCode } from '@fleetmap/events';
import type { RouteFileRefusal, RouteFileRefusalCode } from '@fleetmap/route-files';

// A new code of the readers does not compile without its row.
const codeOf = {
  empty_file: 'empty_file',
  unknown_format: 'unknown_format',
  unknown_encoding: 'unknown_encoding',
  invalid_encoding: 'invalid_encoding',
  invalid_file: 'invalid_file',
  truncated: 'truncated',
  unsafe_xml: 'unsafe_xml',
  missing_columns: 'missing_columns',
  too_large: 'payload_too_large',
  too_deep: 'too_deep',
  too_many_points: 'too_many_points',
} as const satisfies Record<RouteFileRefusalCode, RejectionCode>;

export function refusalOfFile({ code, message }: RouteFileRefusal): Rejection {
  return { code: codeOf[code], message };
}
