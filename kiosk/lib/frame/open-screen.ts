/**
 * What every screen does first: say which one it is, speak its words, stand in
 * its outlet's money and time, and show itself behind the door.
 *
 * The rule: a screen's own component is mounted only once somebody may use it.
 */
import { effect } from '@preact/signals'
import { html, render } from 'htm/preact'
import type { VNode } from 'preact'
import type { DeviceKind } from '../../../schema/device.ts'
import type { Language } from '../../../schema/names.ts'
import { session, startSession } from '../session.ts'
import { Toasts } from '../ui/toast.ts'
import frameEn from '../words/frame.en.json'
import frameHi from '../words/frame.hi.json'
import { language, place } from '../words/place.ts'
import { setLanguage, speak } from '../words/words.ts'
import { Door } from './door.ts'

type Catalogue = Readonly<Record<string, string>>

export interface ScreenParts {
  readonly kind: DeviceKind
  readonly words: Readonly<Record<Language, Catalogue>>
  /** Rendered once the device is paired and, where it needs one, a person is signed in. */
  readonly screen: () => VNode
}

/** Opens a screen on `#screen`. A `main.ts` is this call and nothing else. */
export function openScreen({ kind, words, screen }: ScreenParts): void {
  speak({ en: { ...frameEn, ...words.en }, hi: { ...frameHi, ...words.hi } })
  setLanguage(rememberedLanguage(kind) ?? 'en')
  startSession(kind)
  followOutlet(kind)
  const root = document.getElementById('screen')
  if (root === null) throw new Error('the page has no #screen')
  render(html`<${Door} kind=${kind}>${() => html`<${screen} />`}<//><${Toasts} />`, root)
}

/** The reader's language: what was chosen at this station, else the person's, else the outlet's. */
const followOutlet = (kind: DeviceKind): void => {
  let heard = ''
  effect(() => {
    const { me } = session.value
    if (me === undefined) return
    const { country, currency, currencyExponent, timeZone } = me.outlet
    const next = { country, currency, currencyExponent, timeZone }
    if (JSON.stringify(place.peek()) !== JSON.stringify(next)) place.value = next
    const wanted = me.signIn?.language ?? rememberedLanguage(kind) ?? me.outlet.language
    const key = `${me.signIn?.signInId ?? ''} ${wanted}`
    if (key !== heard) setLanguage(wanted)
    heard = key
  })
}

const storedAs = (kind: DeviceKind): string => `chowk.language.${kind}`

const rememberedLanguage = (kind: DeviceKind): Language | undefined => {
  const stored = localStorage.getItem(storedAs(kind))
  return stored === 'en' || stored === 'hi' ? stored : undefined
}

/** Switches between English and Hindi, for this station from now on. */
export const switchLanguage = (kind: DeviceKind): void => {
  const next = language.peek() === 'en' ? 'hi' : 'en'
  localStorage.setItem(storedAs(kind), next)
  setLanguage(next)
}
