import type { RouteSummary, SavedRoute } from '@fleetmap/events';
import type { ReactElement } from 'react';
import type { Task } from '../use-tasks.js';
import { ChosenRoute, LineEditor, ListedRoutes, ShowAll } from './route-layers.js';

interface MapLayersProps {
  readonly task: Task | undefined;
  readonly routes: readonly RouteSummary[];
  readonly route: SavedRoute | undefined;
  readonly onChoose: (id: string) => void;
}

/** What the map shows: the line or plan that is being made, else the chosen route, else all of the list. */
export function MapLayers({ task, routes, route, onChoose }: MapLayersProps): ReactElement | null {
  if (task?.kind === 'plan') return task.plan ? <ChosenRoute course={task.plan} /> : null;
  if (task) return <LineEditor line={task.line} />;
  if (route) return <ChosenRoute course={route} />;
  return (
    <>
      <ListedRoutes routes={routes} onChoose={onChoose} />
      <ShowAll routes={routes} />
    </>
  );
}
