/**
 * Which language this counter speaks.
 *
 * The rule: whoever is signed in reads their own language until they choose
 * another here, and the choice is remembered for them at this counter; with
 * nobody signed in, the counter's own choice or the outlet's language stands.
 */
import { signal } from '@preact/signals'
import type { Language } from '../../schema/shapes.ts'
import { keep, recall } from '../lib/outbox-store.ts'
import { session } from '../lib/session.ts'
import { language, place } from '../lib/words/place.ts'
import { setLanguage } from '../lib/words/words.ts'

const chosen = signal<Readonly<Record<string, Language>>>({})
const keptAs = 'counter.language'
const nobody = 'station'
/** In the order of the switch; typed so that a new language cannot be forgotten. */
const languages: readonly Language[] = ['en', 'hi']

const reader = (): string => session.value.me?.signIn?.userId ?? nobody

/** Switches to the next language, for whoever is reading now. */
export const switchLanguage = (): void => {
  const next = otherLanguage()
  chosen.value = { ...chosen.peek(), [reader()]: next }
  void keep(keptAs, chosen.peek())
}

/** The language the switch leads to. */
export const otherLanguage = (): Language =>
  languages[(languages.indexOf(language.value) + 1) % languages.length] ?? 'en'

/** Keeps language, money and clock of the screen as the session says. */
export const followLanguage = (): void => {
  const follow = (): void => {
    const { me } = session.value
    const own = me?.signIn?.language ?? me?.outlet.language
    const next = chosen.value[reader()] ?? own
    if (next !== undefined && next !== language.peek()) setLanguage(next)
    if (me === undefined) return
    const { country, currency, currencyExponent, timeZone } = me.outlet
    place.value = { country, currency, currencyExponent, timeZone }
  }
  session.subscribe(follow)
  chosen.subscribe(follow)
  void recallChosen()
}

const recallChosen = async (): Promise<void> => {
  const kept = await recall<Record<string, Language>>(keptAs)
  if (kept !== undefined) chosen.value = { ...kept, ...chosen.peek() }
}
