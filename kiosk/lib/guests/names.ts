/**
 * The first names guests gave on their phones. They stand in no document, so
 * they are read on their own, once for each phone nobody has read of yet.
 */
import { signal } from '@preact/signals'
import type { ReadingAnswer } from '../../../schema/readings.ts'
import { read } from '../hub-api.ts'

const names = signal<ReadonlyMap<string, string>>(new Map())
const asked = new Set<string>()

/** What a guest calls themselves; empty until it was read, and where they gave no name. */
export const guestName = (guestId: string): string => names.value.get(guestId) ?? ''

/** Reads the names of phones that are not known here yet. */
export const askNames = async (guestIds: readonly string[]): Promise<void> => {
  const missing = guestIds.filter((guestId) => !asked.has(guestId))
  if (missing.length === 0) return
  for (const guestId of missing) asked.add(guestId)
  const answer = await read<ReadingAnswer<'guestNames'>>('/api/v1/guest-names')
  if (answer.ok) {
    names.value = new Map(answer.value.guests.map(({ guestId, name }) => [guestId, name]))
  } else {
    for (const guestId of missing) asked.delete(guestId)
  }
}
