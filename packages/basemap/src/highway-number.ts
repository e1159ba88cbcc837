/** What stands on the shield: 'I-10W' is 'I-10', 'BR-116 Régis' is 'BR-116'. The suffix only tells parts of the data apart. */
export function highwayNumber(highway: string): string {
  if (highway === 'FL-TP') return 'Turnpike';
  return /^[A-Z]+-\d+/.exec(highway)?.[0] ?? highway;
}
