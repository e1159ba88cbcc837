import { z } from 'zod';

/** Why something was refused. Each door turns the code into what its protocol speaks (HTTP status, socket event, …). */
export const rejectionCodeSchema = z.enum([
  'ambiguous_town', // there are several of that name
  'conflict', // somebody else changed it first (read it again), the name is taken, or no admin would be left
  'empty_file',
  'forbidden', // this principal may not do that
  'forbidden_origin', // a page of another site asked
  'future_report', // recorded more than 24 h ahead of the server's clock
  'internal', // our fault; the log knows more
  'invalid_credentials', // name or password is wrong; which one is not told
  'invalid_encoding', // a file with bytes that are not of its encoding
  'invalid_file', // a file that breaks the rules of its format
  'invalid_message', // a socket message or request that is not what the catalog says
  'invalid_range', // `from` and `until` are missing, no instants, the wrong way round, or too far apart
  'invalid_report', // a report with a missing or impossible value
  'invalid_scenario', // a scenario that contradicts its schema or itself, or cannot be driven
  'missing_columns', // a table of positions without latitude and longitude
  'no_way', // no road leads there
  'not_found',
  'payload_too_large',
  'rate_limited',
  'setup_required', // there is no admin yet: open the link that the server printed
  'store_busy', // it cannot be stored now: keep it and send it again
  'too_deep', // a file with elements in elements beyond reason
  'too_many_connections', // open sockets of one user or device; close some first
  'too_many_points', // in a file, or in one of its lines
  'too_many_records', // of users, fleets, tokens …; remove some first
  'too_many_reports', // more reports in one request than MAX_REPORTS_PER_REQUEST
  'too_many_routes', // in one file, or kept by this server
  'too_many_scenarios', // the server keeps no more
  'too_many_simulations', // the server holds no more at once
  'too_many_trucks', // the open door makes trucks for unknown devices only up to a bound
  'truncated', // a file that ends in the middle
  'unauthenticated', // nobody is signed in, or not any more
  'unknown_device',
  'unknown_encoding', // a file that declares an encoding that nobody here knows
  'unknown_format', // a file of none of the formats that are read
  'unknown_town', // not on the highway network
  'unsafe_xml', // a file with DOCTYPE: entities and references to elsewhere
  'unsupported_media_type',
]);
export type RejectionCode = z.infer<typeof rejectionCodeSchema>;

/** A refusal: a code for programs, a sentence for people. Never a value of the refused input. */
export const rejectionSchema = z.object({
  code: rejectionCodeSchema,
  message: z.string(),
});
export type Rejection = z.infer<typeof rejectionSchema>;

/** Tells a refusal from any other answer. */
export function isRejection(answer: object): answer is Rejection {
  return 'code' in answer;
}

/** Says which fields are wrong and how. Only names from our schemas and our own sentences: input is not echoed. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  const sentences = issues.slice(0, 5).map((issue) => {
    // Below the first level a path may hold a key that the sender made up.
    const field = typeof issue.path[0] === 'string' ? issue.path[0] : undefined;
    const sentence = issue.code === 'unrecognized_keys' ? 'unknown field' : issue.message;
    return field ? `${field}: ${sentence}` : sentence;
  });
  return sentences.join('; ');
}
