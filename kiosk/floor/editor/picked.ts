/**
 * What the next key or finger is about: one thing, several, or nothing.
 *
 * The rule: a touch takes one thing at hand and lets go of the others; with
 * Shift, or once several are being selected, it adds one or takes it out again.
 */
import { computed, signal } from '@preact/signals'

export const picked = signal<readonly string[]>([])
/** The one thing at hand; null where there is none, or several. */
export const selected = computed(() =>
  picked.value.length === 1 ? (picked.value[0] ?? null) : null,
)
/** Each touch adds to what is at hand: for fingers, which have no Shift. */
export const isSeveral = signal(false)

export const select = (id: string | null): void => void (picked.value = id === null ? [] : [id])
export const pickAll = (ids: readonly string[]): void => void (picked.value = ids)

export const toggle = (id: string): void => {
  const now = picked.peek()
  picked.value = now.includes(id) ? now.filter((one) => one !== id) : [...now, id]
}

/** Lets go of everything. */
export const letGo = (): void => {
  picked.value = []
  isSeveral.value = false
}
