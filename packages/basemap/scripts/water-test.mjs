const BAND = 0.05; // degrees of latitude: edges are looked up by the bands they pass

/** @param packed land and lakes as packed lines. @returns whether a place, [longitude, latitude], lies in water. */
export function createWaterTest({ land, lakes }) {
  const onLand = createInsideTest(land);
  const inLake = createInsideTest(lakes);
  return (place) => !onLand(place) || inLake(place);
}

/** Counts the edges west of a place: an odd number means inside. */
function createInsideTest(packed) {
  const edgesByBand = new Map();
  for (const line of packed.lines) {
    for (const edge of edgesOf(line, packed.scale)) {
      const [, y1, , y2] = edge;
      for (let band = Math.floor(Math.min(y1, y2) / BAND); band <= Math.max(y1, y2) / BAND; band += 1) {
        if (!edgesByBand.has(band)) edgesByBand.set(band, []);
        edgesByBand.get(band).push(edge);
      }
    }
  }
  return ([x, y]) => {
    const edges = edgesByBand.get(Math.floor(y / BAND)) ?? [];
    const west = edges.filter(([x1, y1, x2, y2]) => y1 > y !== y2 > y && x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) < x);
    return west.length % 2 === 1;
  };
}

function edgesOf(line, scale) {
  const edges = [];
  let x = line[0] / scale;
  let y = line[1] / scale;
  for (let index = 2; index < line.length; index += 2) {
    const nextX = x + line[index] / scale;
    const nextY = y + line[index + 1] / scale;
    edges.push([x, y, nextX, nextY]);
    x = nextX;
    y = nextY;
  }
  return edges;
}
