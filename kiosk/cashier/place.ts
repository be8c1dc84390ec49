/** Which part of the desk one is in. It stands in the address, so that Back goes back and a reload stays. */
import { signal, type ReadonlySignal } from '@preact/signals'

const here = signal(location.hash.slice(1))
/** The id of the part; empty where the address names none. */
export const placeId: ReadonlySignal<string> = here

addEventListener('hashchange', () => {
  here.value = location.hash.slice(1)
})

/** Goes to a part by its id, so that Back leads here again. */
export const goToPart = (id: string): void => {
  location.hash = id
}
