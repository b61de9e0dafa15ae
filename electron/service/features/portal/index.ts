/** The provider portal's sign-in: who edits for whom. Lives at the hub only. */
export { editorOn, portalRouter } from './router.ts';
