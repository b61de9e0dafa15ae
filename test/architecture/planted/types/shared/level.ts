export type Level = 'low';
