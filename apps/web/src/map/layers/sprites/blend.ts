const RED_AND_BLUE = 0xff_00_ff;
const GREEN = 0x00_ff_00;

/** A soft pixel (ABGR, signed) over another: mixed by its alpha where something is, itself where nothing is. */
export function blend(over: number, under: number): number {
  const beneath = under >>> 24;
  if (beneath === 0) return over;
  const alpha = over >>> 24;
  // Two channels in one multiplication: what overflows is masked away.
  const redAndBlue = under & RED_AND_BLUE;
  const green = under & GREEN;
  const mixedRedAndBlue = redAndBlue + (Math.imul((over & RED_AND_BLUE) - redAndBlue, alpha) >>> 8);
  const mixedGreen = green + (Math.imul((over & GREEN) - green, alpha) >> 8);
  const opacity = alpha > beneath ? alpha : beneath;
  return (opacity << 24) | (mixedRedAndBlue & RED_AND_BLUE) | (mixedGreen & GREEN);
}
