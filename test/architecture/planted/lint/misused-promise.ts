const save = async (): Promise<boolean> => Promise.resolve(true);
export const saved = (): string => {
  if (save()) return 'yes';
  return 'no';
};
