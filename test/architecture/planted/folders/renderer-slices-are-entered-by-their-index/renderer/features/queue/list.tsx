export const B = () => <p />;
