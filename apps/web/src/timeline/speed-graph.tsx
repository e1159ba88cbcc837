import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import UPlot from 'uplot';
import { useDeskTools } from '../desk-context.js';
import { useFormat } from '../i18n/use-format.js';
import type { ChosenTrack } from '../replay/chosen-track.js';
import { graphData } from './graph-data.js';
import styles from './timeline.module.css';

interface SpeedGraphProps {
  readonly track: ChosenTrack;
  readonly from: number;
  readonly until: number;
  readonly width: number;
}

const HEIGHT = 52; // CSS pixels

/** How fast the chosen truck was, over the same hours as the strip under it; a click shows that instant. */
export function SpeedGraph({ track, from, until, width }: SpeedGraphProps): ReactElement {
  const { t } = useTranslation();
  const { player } = useDeskTools();
  const format = useFormat();
  const scheme = useComputedColorScheme('dark');
  const place = useRef<HTMLDivElement>(null);
  const told = useRef<HTMLSpanElement>(null);
  const peak = track.speeds.reduce((most, speed) => (speed > most ? speed : most), 0);

  useEffect(
    function drawGraph() {
      const style = getComputedStyle(place.current!);
      const tell = ({ cursor, data }: UPlot): void => {
        const row = cursor.idx;
        const speed = row === null || row === undefined ? undefined : data[1]![row];
        const isOver = typeof speed === 'number' && (cursor.left ?? -1) >= 0;
        told.current!.textContent = isOver ? `${format.time(data[0][row!]! * 1000)} · ${format.speed(speed)}` : '';
      };
      const graph = new UPlot(
        {
          width,
          height: HEIGHT,
          padding: [6, 0, 2, 0],
          legend: { show: false },
          cursor: { y: false, drag: { setScale: false, x: false, y: false } },
          scales: {
            x: { range: () => [from / 1000, until / 1000] },
            y: { range: () => [0, Math.max(5, peak * 1.05)] },
          },
          axes: [{ show: false }, { show: false }],
          series: [
            {},
            {
              stroke: style.getPropertyValue('--desk-past'),
              fill: style.getPropertyValue('--desk-past-shade'),
              width: 1.5,
              points: { show: false },
            },
          ],
          hooks: { setCursor: [tell] },
        },
        graphData(track),
        place.current!,
      );
      const seek = (): void => player.seek(graph.posToVal(graph.cursor.left ?? 0, 'x') * 1000);
      graph.over.addEventListener('click', seek);
      return () => graph.destroy();
    },
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the colours are read from the page, and change with the scheme
    [track, from, until, width, peak, scheme, format, player],
  );

  return (
    <figure
      className={styles['graph']}
      aria-label={t('time.graph', { truckId: track.truckId, speed: format.speed(peak) })}
    >
      <div ref={place} />
      <span className={styles['peak']}>{t('time.graphPeak', { speed: format.speed(peak) })}</span>
      <span ref={told} className={styles['told']} aria-hidden="true" />
    </figure>
  );
}
