/** The keys that lead to a value in a JSON document. */
export type JsonPath = readonly (string | number)[];

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // oxlint-disable-line no-control-regex -- JSON forbids them
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Where the text stops being JSON. */
class NoJson extends Error {
  constructor(readonly offset: number) {
    super('This is no JSON.');
  }
}

/** Steps through the text of a document without making values of it. */
class Walker {
  offset = 0;

  constructor(private readonly text: string) {}

  /** The next character that means something. */
  peek(): string {
    this.take(SPACE);
    return this.text[this.offset] ?? '';
  }

  expect(character: string): void {
    if (this.peek() !== character) throw new NoJson(this.offset);
    this.offset += 1;
  }

  string(): string {
    this.peek();
    const found = this.take(STRING);
    if (found === undefined) throw new NoJson(this.offset);
    return JSON.parse(found) as string;
  }

  /** Passes one value; `visit` is told each member before its value. @returns whether `visit` stopped it there */
  value(visit: (key: string | number) => boolean = () => false): boolean {
    const opening = this.peek();
    if (opening === '{' || opening === '[') return this.members(opening === '{' ? '}' : ']', visit);
    if (opening === '"') this.string();
    else if (!this.take(WORD)) throw new NoJson(this.offset);
    return false;
  }

  private members(closing: '}' | ']', visit: (key: string | number) => boolean): boolean {
    this.offset += 1;
    if (this.peek() === closing) return this.end();
    for (let index = 0; ; index += 1) {
      const key = closing === '}' ? this.key() : index;
      if (visit(key)) return true;
      this.value();
      if (this.peek() === closing) return this.end();
      this.expect(',');
    }
  }

  private key(): string {
    const key = this.string();
    this.expect(':');
    return key;
  }

  private end(): false {
    this.offset += 1;
    return false;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const [found] = pattern.exec(this.text) ?? [];
    this.offset += found?.length ?? 0;
    return found;
  }
}

/** Where a text stops being JSON; undefined when it is JSON. */
export function brokenPlaceOf(text: string): number | undefined {
  const walker = new Walker(text);
  try {
    walker.value();
    return walker.peek() === '' ? undefined : walker.offset;
  } catch (error) {
    if (error instanceof NoJson) return error.offset;
    if (error instanceof RangeError) return walker.offset; // nested beyond what can be walked
    throw error;
  }
}

/** Where the value stands to which the keys lead, or as near to it as the document goes. @param text is JSON */
export function placeOf(text: string, path: JsonPath): number {
  const walker = new Walker(text);
  for (const wanted of path) {
    if (!'{['.includes(walker.peek() || ' ')) break;
    const start = walker.offset;
    if (walker.value((key) => key === wanted)) continue;
    walker.offset = start;
    break;
  }
  walker.peek();
  return walker.offset;
}

/** The line of a place, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
