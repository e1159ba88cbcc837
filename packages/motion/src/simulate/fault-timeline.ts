import type { Fault, FaultKind, FaultMode } from '@fleetmap/events';
import { createDraws, type Draws } from './draws.js';
import type { TruckControl } from './truck-control.js';

/** While a fault lasts: from `start` until before `end`, ms; without end while an operator has it on. */
export interface FaultWindow {
  readonly start: number;
  readonly end: number;
  /** Which repetition it is. */
  readonly cycle: number;
}

/** When one fault befalls one truck. */
export interface FaultTimeline<Kind extends FaultKind = FaultKind> {
  readonly fault: Extract<Fault, { kind: Kind }>;
  /** The chance of this fault and truck alone. */
  readonly draws: Draws;
  readonly windowAt: (timeMs: number) => FaultWindow | undefined;
  /** All windows of a fault that does not repeat. */
  windows(): FaultWindow[];
}

interface ModeSpan {
  readonly from: number;
  readonly until: number;
  readonly mode: FaultMode;
}

/** @param draws of the fault and the truck; -1 decided whether the fault befalls it at all. */
export function createFaultTimeline(fault: Fault, draws: Draws, controls: readonly TruckControl[]): FaultTimeline {
  const spans = spansOf(fault.id, controls);
  // A truck asks for a moment after the other: mostly it is the same repetition.
  let known: { readonly span: ModeSpan; readonly cycle: number; readonly window: FaultWindow | undefined } | undefined;
  const within = (span: ModeSpan, timeMs: number): FaultWindow | undefined => {
    if (span.mode === 'off') return undefined;
    const cycle = span.mode === 'on' ? turnAt(fault, span, timeMs) : cycleAt(fault, timeMs);
    if (known?.span === span && known.cycle === cycle) return known.window;
    const { start, end } = span.mode === 'on' ? turnOf(fault, span, cycle) : scripted(fault, draws, cycle);
    const window = { start: Math.max(start, span.from), end: Math.min(end, span.until), cycle };
    known = { span, cycle, window: window.start < window.end ? window : undefined };
    return known.window;
  };
  return {
    fault,
    draws,
    windowAt(timeMs) {
      const window = within(spanAt(spans, timeMs), timeMs);
      return window && window.start <= timeMs && timeMs < window.end ? window : undefined;
    },
    windows: () => spans.flatMap((span) => within(span, fault.at * 1000) ?? []),
  };
}

/** The stream of a fault and a truck; undefined when the fault does not befall the truck. */
export function drawsOf(fault: Fault, truck: TruckOfScenario): Draws | undefined {
  const isMeant =
    fault.trucks === undefined || fault.trucks.includes(truck.truckId) || fault.trucks.includes(truck.groupId);
  const draws = createDraws(`${truck.seed}/${truck.truckId}/fault/${fault.id}`);
  return isMeant && draws(-1) < fault.share ? draws : undefined;
}

interface TruckOfScenario {
  readonly truckId: string;
  readonly groupId: string;
  readonly seed: string;
}

type Span = Pick<FaultWindow, 'start' | 'end'>;

/** The repetition in whose turn `timeMs` lies. */
function cycleAt(fault: Fault, timeMs: number): number {
  return Math.max(0, Math.floor((timeMs - fault.at * 1000) / everyMsOf(fault)));
}

function scripted(fault: Fault, draws: Draws, cycle: number): Span {
  const turn = cycle === 0 ? 0 : cycle * everyMsOf(fault);
  const start = Math.round(fault.at * 1000 + turn + draws(cycle) * fault.spread * 1000);
  return { start, end: start + Math.round(fault.duration * 1000) };
}

function everyMsOf(fault: Fault): number {
  return 'every' in fault && fault.every !== undefined ? fault.every * 1000 : Infinity;
}

/** Some faults must end to be what they are: a truck comes back from a detour, a held burst arrives. */
const TAKES_TURNS: ReadonlySet<FaultKind> = new Set(['detour', 'out-of-order']);

function turnAt({ kind, duration }: Fault, { from }: ModeSpan, timeMs: number): number {
  return TAKES_TURNS.has(kind) ? Math.max(0, Math.floor((timeMs - from) / Math.round(duration * 1000))) : 0;
}

function turnOf({ kind, duration }: Fault, { from, until }: ModeSpan, cycle: number): Span {
  if (!TAKES_TURNS.has(kind)) return { start: from, end: until };
  const lengthMs = Math.round(duration * 1000);
  return { start: from + cycle * lengthMs, end: from + (cycle + 1) * lengthMs };
}

function spanAt(spans: readonly ModeSpan[], timeMs: number): ModeSpan {
  for (let index = spans.length - 1; index > 0; index -= 1) if (spans[index]!.from <= timeMs) return spans[index]!;
  return spans[0]!;
}

function spansOf(faultId: string, controls: readonly TruckControl[]): ModeSpan[] {
  const switches = controls.flatMap((control) =>
    control.kind === 'fault' && control.faultId === faultId ? [control] : [],
  );
  const starts = [{ at: -Infinity, mode: 'scripted' as FaultMode }, ...switches];
  return starts.map(({ at, mode }, index) => ({ from: at, until: starts[index + 1]?.at ?? Infinity, mode }));
}
