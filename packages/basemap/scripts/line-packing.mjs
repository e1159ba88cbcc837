// Lines as integers: thousandths of a degree (at most 56 m off), the first point whole, every later one as the step from the one before.

const SCALE = 1000;

/** @param {[number, number][][]} lines degrees, longitude first. @returns {{ scale: number, lines: number[][] }} */
export function packLines(lines) {
  return { scale: SCALE, lines: lines.map(packLine).filter((line) => line.length >= 4) };
}

function packLine(points) {
  const packed = [];
  let lastX = 0;
  let lastY = 0;
  for (const [longitude, latitude] of points) {
    const x = Math.round(longitude * SCALE);
    const y = Math.round(latitude * SCALE);
    if (packed.length > 0 && x === lastX && y === lastY) continue;
    packed.push(x - lastX, y - lastY);
    lastX = x;
    lastY = y;
  }
  return packed;
}

/** Undoes jumps over the antimeridian: the line goes on beyond ±180 instead. A ring around the pole is closed along it. */
export function unwrapLine(points) {
  const unwrapped = [];
  let offset = 0;
  for (const [index, [longitude, latitude]] of points.entries()) {
    const step = index === 0 ? 0 : longitude - points[index - 1][0];
    if (step > 180) offset -= 360;
    else if (step < -180) offset += 360;
    unwrapped.push([longitude + offset, latitude]);
  }
  return unwrapped;
}

/** Antarctica goes once around the world: down to the pole at its end, back, and up again. */
export function closeOverPole(ring) {
  const first = ring[0];
  const last = ring.at(-1);
  if (Math.abs(last[0] - first[0]) < 180) return ring;
  return [...ring, [last[0], -89.9], [first[0], -89.9], first];
}

/** Square degrees as seen from the equator, of a ring in degrees. */
export function areaOf(ring) {
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [x1, y1] = ring[index - 1];
    const [x2, y2] = ring[index];
    sum += (x1 * y2 - x2 * y1) * Math.cos((y1 * Math.PI) / 180);
  }
  return Math.abs(sum / 2);
}

/** One round of Chaikin's corner cutting, which takes the stairs of a coarse grid out of a line. */
export function smoothLine(points) {
  if (points.length < 4) return points;
  const smooth = [points[0]];
  for (let index = 1; index < points.length; index += 1) {
    const [x1, y1] = points[index - 1];
    const [x2, y2] = points[index];
    smooth.push([x1 * 0.75 + x2 * 0.25, y1 * 0.75 + y2 * 0.25], [x1 * 0.25 + x2 * 0.75, y1 * 0.25 + y2 * 0.75]);
  }
  smooth.push(points.at(-1));
  return smooth;
}
