/**
 * After a refused submit: puts the focus on the first field that is marked wrong, which may be out of sight. The marks
 * are drawn when the submit's own handler is done.
 */
export function focusFirstFault(form: HTMLFormElement): void {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
