export const name = (labels: Record<string, string>) => labels.name;
