/** The page's only statement: starts the role that the address names. */
import { boot } from './app/boot.tsx';

void boot(document);
