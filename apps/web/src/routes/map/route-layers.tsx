import type { RouteCourse, RouteSummary } from '@fleetmap/events';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import { addLineEditor } from '../draw/add-line-editor.js';
import type { LineStore } from '../draw/line-store.js';
import { addChosenRoute } from './add-chosen-route.js';
import { addListedRoutes } from './add-listed-routes.js';
import { showPlaces } from './show-places.js';

interface ListedRoutesProps {
  readonly routes: readonly RouteSummary[];
  readonly onChoose: (id: string) => void;
}

/** All routes of the list. */
export function ListedRoutes({ routes, onChoose }: ListedRoutesProps): null {
  const map = useMap();
  const theme = useComputedColorScheme('dark');
  useEffect(
    function mountListed() {
      return addListedRoutes(map, routes, { theme, onChoose });
    },
    [map, routes, theme, onChoose],
  );
  return null;
}

/** Shows the places of a list once it is there, and again when there is another. */
export function ShowAll({ routes }: { readonly routes: readonly RouteSummary[] }): null {
  const map = useMap();
  useEffect(
    function showAll() {
      showPlaces(
        map,
        routes.flatMap(({ preview }) => preview),
      );
    },
    [map, routes],
  );
  return null;
}

/** One route or plan, and the map where it is. */
export function ChosenRoute({ course }: { readonly course: Pick<RouteCourse, 'points' | 'gaps'> }): null {
  const map = useMap();
  const theme = useComputedColorScheme('dark');
  useEffect(
    function mountChosen() {
      return addChosenRoute(map, course, theme);
    },
    [map, course, theme],
  );
  useEffect(
    function showChosen() {
      showPlaces(map, course.points);
    },
    [map, course],
  );
  return null;
}

/** The line that is being drawn. */
export function LineEditor({ line }: { readonly line: LineStore }): null {
  const map = useMap();
  const theme = useComputedColorScheme('dark');
  useEffect(
    function mountEditor() {
      return addLineEditor(map, line, theme);
    },
    [map, line, theme],
  );
  useEffect(
    function showLine() {
      showPlaces(map, line.getState().points);
    },
    [map, line],
  );
  return null;
}
