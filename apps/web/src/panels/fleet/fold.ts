const foldedByText = new Map<string, string>(); // a search looks at every id with every key pressed

/** Text as the search compares it: "CAMINHÃO 7" and "caminhao 7" are the same. */
export function fold(text: string): string {
  let folded = foldedByText.get(text);
  if (folded === undefined) {
    folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    foldedByText.set(text, folded);
  }
  return folded;
}
