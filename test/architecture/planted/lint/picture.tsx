export const Logo = () => <img src="logo.svg" />;
