import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';

/**
 * Cuts a text into its JSON objects: one, one a line, or the members of one list. Only one of them is held at a time; how deep and
 * how manifold it is, is counted before it is parsed.
 */
export function createJsonSplitter(limits: ReadLimits, onObject: (value: object) => void) {
  let held = '';
  let depth = 0; // inside the object
  let parts = 0;
  let isInText = false;
  let isEscaped = false;
  let list: 'none' | 'open' | 'closed' = 'none';
  let isAnyObject = false;

  function close(json: string): void {
    held = '';
    parts = 0;
    isAnyObject = true;
    try {
      onObject(JSON.parse(json) as object);
    } catch (error) {
      if (error instanceof SyntaxError) refuseJson();
      throw error;
    }
  }

  function between(code: number): void {
    if (code === 0x5b && list === 'none' && !isAnyObject) list = 'open';
    else if (code === 0x5d && list === 'open') list = 'closed';
    else if (code !== 0x2c && code !== 0x20 && (code < 9 || code > 13)) refuseJson();
  }

  function inside(code: number): void {
    if (isEscaped) isEscaped = false;
    else if (isInText) {
      if (code === 0x5c) isEscaped = true;
      else if (code === 0x22) isInText = false;
    } else if (code === 0x22) isInText = true;
    else if (code === 0x7b || code === 0x5b) open();
    else if (code === 0x7d || code === 0x5d) depth -= 1;
  }

  function open(): void {
    depth += 1;
    parts += 1;
    if (depth > limits.maxDepth) refuse('too_deep', `Values lie more than ${limits.maxDepth} deep.`);
    // A point is one array or object; a feature a few.
    if (parts > 4 * limits.maxPoints + 100)
      refuse('too_many_points', `The file has more than ${limits.maxPoints} points.`);
  }

  return {
    push(text: string): void {
      let start = 0;
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        if (depth > 0) {
          inside(code);
          if (depth === 0) {
            close(held + text.slice(start, index + 1));
            start = index + 1;
          }
        } else if (code === 0x7b && list !== 'closed') {
          start = index;
          open();
        } else between(code);
      }
      if (depth > 0) held += text.slice(start);
      if (held.length > limits.maxValueLength) refuse('too_large', 'One object of the file is too long.');
    },
    end(): void {
      if (depth > 0 || list === 'open') refuse('truncated', 'The file ends in the middle of its JSON.');
    },
  };
}

function refuseJson(): never {
  return refuse('invalid_file', 'The file is not JSON: one object, one a line, or a list of objects.');
}
