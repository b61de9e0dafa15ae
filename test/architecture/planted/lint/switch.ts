type Level = 'low' | 'high';
export const count = (level: Level): number => {
  switch (level) {
    case 'low':
      return 1;
  }
  return 2;
};
