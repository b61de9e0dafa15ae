/** Answers kept before all are forgotten and asked for anew. */
const MOST_KEPT = 100_000;

/** Asks once for each key and remembers the answer for as long as the returned function lives, of a bounded number of keys. */
export const remembering = <Key, Value>(ask: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const asked = ask(key);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, asked);
    return asked;
  };
};
