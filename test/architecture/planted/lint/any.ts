export const shown = (value: any): string => `${String(value)}`;
