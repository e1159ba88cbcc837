import { isRejection, type Rejection, type RejectionCode } from '@fleetmap/events';

/** What each refusal is over HTTP. A new code does not compile without its row. */
export const httpStatusOf = {
  ambiguous_town: 422,
  conflict: 409,
  empty_file: 400,
  forbidden: 403,
  forbidden_origin: 403,
  future_report: 422,
  internal: 500,
  invalid_credentials: 401,
  invalid_encoding: 400,
  invalid_file: 400,
  invalid_message: 400,
  invalid_range: 400,
  invalid_report: 422,
  invalid_scenario: 422,
  missing_columns: 400,
  no_way: 422,
  not_found: 404,
  payload_too_large: 413,
  rate_limited: 429,
  setup_required: 503,
  store_busy: 503,
  too_deep: 400,
  too_many_connections: 429,
  too_many_points: 413,
  too_many_records: 409,
  too_many_reports: 413,
  too_many_routes: 429,
  too_many_scenarios: 429,
  too_many_simulations: 429,
  too_many_trucks: 429,
  truncated: 400,
  unauthenticated: 401,
  unknown_device: 401,
  unknown_encoding: 400,
  unknown_format: 415,
  unknown_town: 422,
  unsafe_xml: 400,
  unsupported_media_type: 415,
} as const satisfies Record<RejectionCode, number>;

/** Carries a rejection out of a handler; the filters turn it into what the protocol speaks. */
export class Refusal extends Error {
  constructor(
    readonly rejection: Rejection,
    /** For protocols whose devices expect another status than ours. */
    readonly status: number = httpStatusOf[rejection.code],
  ) {
    super(rejection.message);
  }
}

/** An answer, or its rejection carried out of the handler. @throws Refusal */
export function orRefuse<Answer extends object>(answer: Answer | Rejection): Answer {
  if (isRejection(answer)) throw new Refusal(answer);
  return answer;
}
