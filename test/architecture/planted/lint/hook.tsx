import { useState } from 'react';
export const Count = ({ open }: { open: boolean }) => {
  if (!open) return null;
  const [count] = useState(0);
  return <p>{count}</p>;
};
