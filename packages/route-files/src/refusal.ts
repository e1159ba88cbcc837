/** Why a file was refused. */
export type RouteFileRefusalCode =
  | 'empty_file'
  | 'unknown_format' // none of the formats we read
  | 'unknown_encoding' // declares an encoding that nobody here knows
  | 'invalid_encoding' // bytes that are not of its encoding
  | 'invalid_file' // breaks the rules of its format
  | 'truncated' // ends in the middle
  | 'unsafe_xml' // DOCTYPE: entities and references to elsewhere
  | 'missing_columns' // CSV without latitude and longitude
  | 'too_large' // more bytes than allowed, packed or unpacked, or a single value of monstrous size
  | 'too_deep'
  | 'too_many_points';

/** A refusal: a code for programs, a sentence for people. Never a value of the refused file. */
export interface RouteFileRefusal {
  readonly code: RouteFileRefusalCode;
  readonly message: string;
}

/** Tells a refused file from a read one. */
export function isRefused(answer: object): answer is RouteFileRefusal {
  return 'code' in answer;
}

/** How readers give up inside this package; the door turns it into a value. */
export class FileRefused extends Error {
  constructor(readonly refusal: RouteFileRefusal) {
    super(refusal.message);
  }
}

/** @throws FileRefused always. */
export function refuse(code: RouteFileRefusalCode, message: string): never {
  throw new FileRefused({ code, message });
}
