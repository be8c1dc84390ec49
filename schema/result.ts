/**
 * What a rule answers: the value, or the reason it refuses.
 *
 * A refusal is something a person at a screen can cause, so it is a value with
 * a code and the facts needed to word it. A bug is never a refusal: it throws.
 */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const no = <E>(error: E): Result<never, E> => ({ ok: false, error })
