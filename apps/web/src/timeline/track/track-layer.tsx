import { useComputedColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import { useStore } from 'zustand';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { useIsPast } from '../use-replay.js';
import { addTrackLayer } from './add-track-layer.js';

/** The chosen truck's way through the hours shown, on the map. */
export function TrackLayer(): null {
  const map = useMap();
  const { desk, player, chosenTrack } = useDeskTools();
  const { t } = useTranslation();
  const format = useFormat();
  const theme = useComputedColorScheme('dark');
  const isPast = useIsPast();
  const track = useStore(chosenTrack, (state) => state.track);

  useEffect(
    function mountTrack() {
      if (!track) return undefined;
      return addTrackLayer(map, track, {
        desk,
        player,
        theme,
        sayDuration: (ms) => format.duration(ms),
        sayStop: ({ startedAt, endedAt }) =>
          `${format.time(startedAt)} · ${t('time.stopped', { duration: format.duration(endedAt - startedAt) })}`,
        sayPoint: (at, speed) =>
          [format.time(at), Number.isNaN(speed) ? '' : format.speed(speed)].filter(Boolean).join(' · '),
      });
    },
    [map, track, desk, player, theme, t, format],
  );
  useEffect(
    function leaveArrowsToTime() {
      if (!isPast) return undefined;
      map.keyboard.disable(); // the arrows step through time, also right after a truck was clicked
      return () => void map.keyboard.enable();
    },
    [map, isPast],
  );
  return null;
}
