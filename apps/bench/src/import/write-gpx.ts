import { closeSync, openSync, writeSync } from 'node:fs';

const POINTS_PER_PIECE = 10_000;
const START = Date.UTC(2026, 4, 1);

/** Writes a GPX of one long track, at least so many bytes. @returns how many points it has */
export function writeLongGpx(file: string, bytes: number): number {
  const descriptor = openSync(file, 'w');
  let written = writeSync(
    descriptor,
    '<?xml version="1.0"?>\n<gpx version="1.1" creator="bench" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>T1</name><trkseg>\n',
  );
  let points = 0;
  while (written < bytes) {
    const piece = Array.from({ length: POINTS_PER_PIECE }, (_none, index) => pointText(points + index));
    written += writeSync(descriptor, piece.join(''));
    points += POINTS_PER_PIECE;
  }
  writeSync(descriptor, '</trkseg></trk></gpx>\n');
  closeSync(descriptor);
  return points;
}

function pointText(number: number): string {
  const latitude = (-23.5 + Math.sin(number / 5000)).toFixed(7);
  const longitude = (-46.6 + Math.cos(number / 7000)).toFixed(7);
  const time = new Date(START + number * 1000).toISOString();
  return `<trkpt lat="${latitude}" lon="${longitude}"><ele>${700 + (number % 50)}.5</ele><time>${time}</time></trkpt>\n`;
}
