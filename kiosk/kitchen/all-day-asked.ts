/** Which tickets a touched row of the all-day panel asks to be shown. The panel itself comes later than the wall. */
import { computed, signal } from '@preact/signals'

/** The key of the row; empty while none is touched. */
export const touchedRow = signal('')

type Finder = (key: string) => ReadonlySet<string> | null
const finder = signal<Finder>(() => null)

/** Says how the tickets of a row are found. */
export const findTicketsBy = (find: Finder): void => void (finder.value = find)

/** The tickets of the row that was touched; null while none is. */
export const asked = computed(() => finder.value(touchedRow.value))

/** No row is asked for any more. */
export const letGoOfRow = (): void => void (touchedRow.value = '')
