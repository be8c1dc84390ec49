/** Which challan is being looked at. */
import { signal } from '@preact/signals'

/** The bill it belongs to; null: none. */
export const challanOpen = signal<string | null>(null)
