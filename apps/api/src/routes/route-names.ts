const LONGEST_NAME = 200;

/** For comparing: without accents and capitals. */
export function plainText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

/** `A (2)`, `A (3)`, … after `A`, whichever is not taken. */
export function nameOfCopy(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/ \(\d{1,6}\)$/, '').slice(0, LONGEST_NAME - 9);
  let number = 2;
  while (taken.has(`${stem} (${number})`)) number += 1;
  return `${stem} (${number})`;
}
