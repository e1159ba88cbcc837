// What XML 1.0 cannot hold, not even escaped; half a surrogate pair is among it.
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for the inside of an element or attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll(NOT_XML, '').replaceAll(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** Degrees to a centimetre, never with an exponent, which XML decimals do not know. */
export function degreesText(degrees: number): string {
  return decimalText(degrees, 7);
}

/** A number with at most so many decimals, without an exponent or zeros at the end. */
export function decimalText(number: number, decimals: number): string {
  const text = number.toFixed(decimals).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** ISO 8601 with milliseconds, UTC. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString();
}
