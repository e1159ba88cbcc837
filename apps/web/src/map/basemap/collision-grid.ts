/** Pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const CELL = 64; // pixels: about a label

/** Boxes on the map that must not touch. */
export interface CollisionGrid {
  /** Takes the box if nothing is there yet. @returns whether it did. */
  claim(box: Box): boolean;
}

export function createCollisionGrid(): CollisionGrid {
  const boxesByCell = new Map<string, Box[]>();

  return {
    claim(box) {
      const cells = cellsOf(box);
      if (cells.some((cell) => boxesByCell.get(cell)?.some((other) => isOverlapping(box, other)))) return false;
      for (const cell of cells) {
        const boxes = boxesByCell.get(cell);
        if (boxes) boxes.push(box);
        else boxesByCell.set(cell, [box]);
      }
      return true;
    },
  };
}

function cellsOf({ left, top, right, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) cells.push(`${x},${y}`);
  }
  return cells;
}

function isOverlapping(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
