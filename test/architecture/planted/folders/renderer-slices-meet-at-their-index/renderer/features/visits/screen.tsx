import { B } from '../queue/list.tsx';
export const A = () => <B />;
