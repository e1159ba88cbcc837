/** Pixels (ABGR, signed) to paint lines on. */
export interface LineTarget {
  readonly pixels: Int32Array;
  readonly rowLength: number;
}

export interface LineStyle {
  /** Pixels. */
  readonly width: number;
  /** 0xBBGGRR */
  readonly colour: number;
  /** 0…1 */
  readonly opacity: number;
}

/**
 * Paints a line with soft edges. Where lines meet or cross the most opaque one shows, so that joints are no dots.
 * Steps along the longer axis and covers a short span across it.
 */
export function paintLine(
  { pixels, rowLength }: LineTarget,
  [fromX, fromY, toX, toY]: readonly [number, number, number, number],
  { width, colour, opacity }: LineStyle,
): void {
  const rows = pixels.length / rowLength;
  const isSteep = Math.abs(toY - fromY) > Math.abs(toX - fromX);
  const [start, startAcross, end, endAcross] = isSteep ? [fromY, fromX, toY, toX] : [fromX, fromY, toX, toY];
  const steps = Math.abs(end - start);
  const slope = steps === 0 ? 0 : (endAcross - startAcross) / (end - start);
  // A slanted line is cut across at a slant: its span is longer than it is wide.
  const half = (width / 2) * Math.hypot(1, slope);
  const [alongRows, acrossRows] = isSteep ? [rows, rowLength] : [rowLength, rows];
  const first = Math.max(0, Math.round(Math.min(start, end)));
  const last = Math.min(alongRows - 1, Math.round(Math.max(start, end)));
  for (let along = first; along <= last; along += 1) {
    const middle = startAcross + (along - start) * slope;
    const until = Math.min(acrossRows - 1, Math.floor(middle + half + 0.5));
    for (let across = Math.max(0, Math.ceil(middle - half - 0.5)); across <= until; across += 1) {
      const coverage = Math.min(1, half + 0.5 - Math.abs(across - middle));
      const alpha = Math.round(255 * opacity * coverage);
      const at = isSteep ? along * rowLength + across : across * rowLength + along;
      if (alpha > pixels[at]! >>> 24) pixels[at] = (alpha << 24) | colour;
    }
  }
}
