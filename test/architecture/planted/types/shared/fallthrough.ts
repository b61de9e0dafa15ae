export const count = (level: string): number => {
  let sum = 0;
  switch (level) {
    case 'low':
      sum += 1;
    default:
      sum += 2;
  }
  return sum;
};
