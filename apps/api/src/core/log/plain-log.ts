import process from 'node:process';
import { inspect } from 'node:util';
import type { LoggerService, LogLevel } from '@nestjs/common';

const MAX_CHARACTERS = 4000; // of one entry: what a stranger caused must not fill the disk in one go

// Words that stand before a secret, and an address with a password in it.
const SECRETS: readonly [RegExp, string][] = [
  [/\b(bearer|basic)(\s+)[\w+/=.~-]{4,}/gi, '$1$2…'],
  [
    /\b(authorization|cookie|set-cookie|password|passwd|secret|token|api[-_]?key)(["']?\s*[:=]\s*["']?)(?!bearer|basic)[^\s"'&,;]+/gi,
    '$1$2…',
  ],
  [/:\/\/[^\s/@:]*:[^\s/@]*@/g, '://…@'],
];

/** Control characters, and those that turn or break lines: what a stranger writes must not look like an entry of ours. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * One entry is one line: `time LEVEL [room] sentence`; a stack follows on lines that begin with a bar. Whatever is logged, nobody
 * outside can write a line, colour a terminal, or find a secret.
 */
export class PlainLog implements LoggerService {
  private levels: ReadonlySet<LogLevel>;

  constructor(
    levels: readonly LogLevel[],
    private readonly write: (entry: string) => void = (entry) => void process.stderr.write(entry),
  ) {
    this.levels = new Set(levels);
  }

  log = this.teller('log');
  fatal = this.teller('fatal');
  error = this.teller('error');
  warn = this.teller('warn');
  debug = this.teller('debug');
  verbose = this.teller('verbose');

  setLogLevels(levels: LogLevel[]): void {
    this.levels = new Set(levels);
  }

  private teller(level: LogLevel) {
    return (message: unknown, ...more: unknown[]): void => {
      if (!this.levels.has(level)) return;
      const room = more.length > 0 && typeof more.at(-1) === 'string' ? ` [${String(more.pop())}]` : '';
      const parts = [message, ...more].filter((part) => part !== undefined);
      const [first = '', ...rest] = parts
        .map((part) => textOf(part))
        .join('\n')
        .slice(0, MAX_CHARACTERS)
        .split('\n');
      const lines = [
        `${new Date().toISOString()} ${level.toUpperCase()}${room} ${first}`,
        ...rest.map((line) => `  | ${line}`),
      ];
      this.write(`${lines.map((line) => plain(line)).join('\n')}\n`);
    };
  }
}

function textOf(part: unknown): string {
  if (part instanceof Error) return part.stack ?? part.message;
  return typeof part === 'string' ? part : inspect(part, { depth: 4, breakLength: Infinity });
}

function plain(line: string): string {
  const safe = line.replaceAll(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return SECRETS.reduce((text, [secret, instead]) => text.replaceAll(secret, instead), safe);
}
