export const name: string = null;
