import type { RecordStore } from '@fleetmap/storage';
import type { z } from 'zod';

interface Options<Value> {
  readonly records: RecordStore;
  readonly kind: string;
  readonly schema: z.ZodType<Value>;
}

/** All documents of a kind in memory, to be asked without waiting; a change is stored first, one after the other. */
export class RecordMap<Value> {
  private readonly valueById = new Map<string, Value>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: Options<Value>) {}

  /** What an older server wrote and this one cannot read is left out. */
  async load(): Promise<void> {
    const { records, kind, schema } = this.options;
    for (const { id, value } of await records.list(kind)) {
      const stored = schema.safeParse(value);
      if (stored.success) this.valueById.set(id, stored.data);
    }
  }

  get size(): number {
    return this.valueById.size;
  }

  get(id: string): Value | undefined {
    return this.valueById.get(id);
  }

  values(): Value[] {
    return [...this.valueById.values()];
  }

  entries(): Iterable<[string, Value]> {
    return this.valueById.entries();
  }

  /** Makes of what is there now what shall be there; undefined removes it. @returns what `change` returned */
  update(id: string, change: (known: Value | undefined) => Value | undefined): Promise<Value | undefined> {
    const done = this.turn.then(() => this.store(id, change(this.valueById.get(id))));
    this.turn = done.catch(() => undefined); // who asked is told; the next one is not concerned
    return done;
  }

  private async store(id: string, value: Value | undefined): Promise<Value | undefined> {
    const { records, kind } = this.options;
    if (value === undefined) {
      await records.remove(kind, id);
      this.valueById.delete(id);
    } else {
      await records.put(kind, id, value);
      this.valueById.set(id, value);
    }
    return value;
  }
}
