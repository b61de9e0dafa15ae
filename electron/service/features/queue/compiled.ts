/** This slice's statements are compiled once, as the kernel does it. */
export { compiledOnce } from '../../kernel/compiled.ts';
