/** Which devices have a connection open, however many each has. */
export interface Connections {
  open(deviceId: string): () => void;
  ids(): ReadonlySet<string>;
}

export const countConnections = (): Connections => {
  const counts = new Map<string, number>();
  return {
    ids: () => new Set(counts.keys()),
    open: (deviceId) => {
      counts.set(deviceId, (counts.get(deviceId) ?? 0) + 1);
      return () => {
        const left = (counts.get(deviceId) ?? 1) - 1;
        if (left > 0) counts.set(deviceId, left);
        else counts.delete(deviceId);
      };
    },
  };
};
