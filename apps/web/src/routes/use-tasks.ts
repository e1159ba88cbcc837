import type { RoutePlan, SavedRoute } from '@fleetmap/events';
import { useState } from 'react';
import { createLineStore, type LineStore } from './draw/line-store.js';

/** What is being made: nothing, a drawn line, a plan, or other points for a route. */
export type Task =
  | { readonly kind: 'draw'; readonly line: LineStore }
  | { readonly kind: 'plan'; readonly plan: RoutePlan | undefined }
  | { readonly kind: 'edit'; readonly line: LineStore; readonly route: SavedRoute };

interface Tasks {
  readonly task: Task | undefined;
  readonly draw: () => void;
  readonly plan: (found?: RoutePlan) => void;
  readonly edit: (route: SavedRoute) => void;
  readonly end: () => void;
}

export function useTasks(): Tasks {
  const [task, setTask] = useState<Task>();
  return {
    task,
    draw: () => setTask({ kind: 'draw', line: createLineStore() }),
    plan: (plan) => setTask({ kind: 'plan', plan }),
    edit: (route) => setTask({ kind: 'edit', route, line: createLineStore(route.points) }),
    end: () => setTask(undefined),
  };
}
