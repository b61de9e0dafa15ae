import { B } from '../../features/queue/list.tsx';
export const A = () => <B />;
