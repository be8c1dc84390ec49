/**
 * Which language a screen speaks.
 *
 * The rule: whoever is signed in reads their own language until they choose
 * another here, and the choice is remembered for them at this screen; with
 * nobody signed in the screen's own choice stands, else the outlet's language.
 */
import { effect } from '@preact/signals'
import type { DeviceKind } from '../../../schema/device.ts'
import { languages, type Language } from '../../../schema/names.ts'
import { session } from '../session.ts'
import { language, place } from '../words/place.ts'
import { setLanguage } from '../words/words.ts'
import { shownOutlet } from './shown-outlet.ts'

const storedAs = (kind: DeviceKind, userId: string | undefined): string =>
  `chowk.language.${kind}.${userId ?? 'screen'}`

const chosen = (kind: DeviceKind, userId: string | undefined): Language | undefined => {
  const stored = localStorage.getItem(storedAs(kind, userId))
  return languages.find((one) => one === stored)
}

/** Switches to the next language, for whoever is reading now. */
export const switchLanguage = (kind: DeviceKind): void => {
  const next = languages[(languages.indexOf(language.peek()) + 1) % languages.length] ?? 'en'
  localStorage.setItem(storedAs(kind, session.peek().me?.signIn?.userId), next)
  setLanguage(next)
}

/** Keeps language, money and clock of the screen as the session says. */
export const followSession = (kind: DeviceKind): void => {
  setLanguage(chosen(kind, undefined) ?? 'en')
  let reader: string | undefined
  effect(() => {
    const { me } = session.value
    const outlet = shownOutlet.value
    if (me === undefined || outlet === undefined) return
    const { country, currency, currencyExponent, timeZone } = outlet
    const next = { country, currency, currencyExponent, timeZone }
    if (JSON.stringify(place.peek()) !== JSON.stringify(next)) place.value = next
    const now = me.signIn?.userId ?? 'screen'
    // A reading that comes in again must not undo what its reader has just chosen.
    if (now === reader) return
    reader = now
    setLanguage(
      chosen(kind, me.signIn?.userId) ??
        me.signIn?.language ??
        chosen(kind, undefined) ??
        me.outlet.language,
    )
  })
}
