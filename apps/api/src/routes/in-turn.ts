/** Lets one task at a time run, in the order they come; one that fails does not stop the next. */
export function createTurns(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return function takeTurn(task) {
    const turn = last.then(task, task);
    last = turn.catch(() => undefined);
    return turn;
  };
}
