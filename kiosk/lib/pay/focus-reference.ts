/**
 * Puts the cursor where the reference of a payment is typed, once the panel that was
 * just asked for is drawn. That is in the microtask before this one: a frame later the
 * next key would have come already, and be lost.
 */
export const focusReference = (): void =>
  queueMicrotask(() => document.querySelector<HTMLInputElement>('.elsewhere input')?.focus())
