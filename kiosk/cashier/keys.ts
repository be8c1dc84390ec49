/**
 * The keys that hold in every part of the desk.
 *
 * The rule: a part hears its own keys first and says so by `preventDefault`;
 * what it leaves is heard here, and nothing while a sheet is open.
 */
import { signal } from '@preact/signals'
import { nextPart, partHere, parts } from './parts.ts'
import { goToPart } from './place.ts'
import { goToSearch, isTyping } from './typing.ts'

/** Whether the sheet that lists the keys is open. */
export const isListed = signal(false)

const onKey = (event: KeyboardEvent): void => {
  const { key, target } = event
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
  if (document.querySelector('dialog:modal') !== null) return
  if (!(target instanceof Element) || isTyping(target, key)) return
  const run = actionOf(key)
  if (run === undefined) return
  event.preventDefault()
  run()
}

const actionOf = (key: string): (() => void) | undefined => {
  if (key === '/') return goToSearch
  if (key === '?') return () => void (isListed.value = true)
  if (key === 'F8') return () => goToPart(nextPart().id)
  return key === 'Escape' && partHere() !== parts[0] ? () => goToPart(parts[0].id) : undefined
}

/** Listens until the answer is called. */
export const listenToKeys = (): (() => void) => {
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
