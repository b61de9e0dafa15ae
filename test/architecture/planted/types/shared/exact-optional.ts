const point: { name?: string } = { name: undefined };
export const name = point.name;
