/** The text of an answer. @throws RangeError when it is longer than so many bytes: the rest is not read */
export async function readLimited(response: Response, maxBytes: number): Promise<string> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (Math.max(length, announced) > maxBytes) throw new RangeError(`More than ${maxBytes} bytes.`);
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}
