/** Where one is on the page: the entry that is open, as it stands in the address, and what is looked for. */
import { signal } from '@preact/signals'

const inAddress = (): string => decodeURIComponent(location.hash.slice(1))

/** The id of the entry that is open; empty where none is. */
export const opened = signal(inAddress())

export const search = signal('')

/** Opens an entry, or closes it where it is open. */
export const toggle = (id: string): void => {
  const next = opened.peek() === id ? '' : id
  opened.value = next
  history.replaceState(null, '', next === '' ? location.pathname : `#${encodeURIComponent(next)}`)
}

addEventListener('hashchange', () => {
  search.value = ''
  opened.value = inAddress()
})
