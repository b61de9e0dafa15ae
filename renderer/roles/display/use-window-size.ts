/** The window's size in CSS pixels, as it is now. */
import { useEffect, useState } from 'react';

const sizeNow = () => ({ width: window.innerWidth, height: window.innerHeight });

export function useWindowSize(): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState(sizeNow);
  useEffect(() => {
    const look = () => setSize(sizeNow());
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, []);
  return size;
}
