/** A cell's value in a component, drawn anew when it changes. */
import { useSyncExternalStore } from 'react';
import type { Cell } from './cell.ts';

export const useCell = <Value>(cell: Cell<Value>): Value => useSyncExternalStore(cell.subscribe, cell.get);
