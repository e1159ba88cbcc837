import { Injectable } from '@nestjs/common';

interface Meter {
  /** As Prometheus wants it: lower case, with the unit, counters ending in `_total`. */
  readonly name: string;
  readonly about: string;
  readonly kind: 'counter' | 'gauge';
  /** The value now; of a meter with a label one for each of its values. */
  readonly read: () => number | ReadonlyMap<string, number>;
  readonly label?: string;
}

/** What can be measured here: rooms hang up their meters, `/metrics` reads them. */
@Injectable()
export class Meters {
  private readonly meters = new Map<string, Meter>();

  add(meter: Meter): void {
    this.meters.set(meter.name, meter);
  }

  /** Prometheus' text format. */
  text(): string {
    return [...this.meters.values()].map((meter) => textOf(meter)).join('');
  }
}

function textOf({ name, about, kind, read, label }: Meter): string {
  const value = read();
  const lines =
    typeof value === 'number'
      ? [`${name} ${value}`]
      : [...value].map(([key, count]) => `${name}{${label ?? 'kind'}="${key.replaceAll(/["\\\n]/g, '_')}"} ${count}`);
  return [`# HELP ${name} ${about}`, `# TYPE ${name} ${kind}`, ...lines, ''].join('\n');
}
