const listeners = new Set<() => void>();
const UNAUTHENTICATED = 401;

/** Tells whenever the server answers that nobody is signed in, or not any more. @returns what stops it. */
export function onUnauthenticated(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Every request of this package brings its answer here. */
export function noteAnswer({ status }: Pick<Response, 'status'>): void {
  if (status === UNAUTHENTICATED) noteUnauthenticated();
}

/** The same for a socket that was refused. */
export function noteUnauthenticated(): void {
  for (const listener of listeners) listener();
}
