import { B } from '../features/queue/index.ts';
export const A = () => <B />;
