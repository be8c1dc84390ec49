/**
 * What every screen does first: say which one it is, speak its words, stand in
 * its outlet's money and time, and show itself behind the door.
 *
 * The rule: a screen's own component is mounted only once somebody may use it.
 */
import { html, render } from 'htm/preact'
import type { VNode } from 'preact'
import type { DeviceKind } from '../../../schema/device.ts'
import type { Language } from '../../../schema/names.ts'
import { startSession } from '../session.ts'
import { Toasts } from '../ui/toast.ts'
import frameEn from '../words/frame.en.json'
import frameHi from '../words/frame.hi.json'
import { speak } from '../words/words.ts'
import { Door } from './door.ts'
import { followSession } from './language.ts'

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
  startSession(kind)
  followSession(kind)
  const root = document.getElementById('screen')
  if (root === null) throw new Error('the page has no #screen')
  render(html`<${Door} kind=${kind}>${() => html`<${screen} />`}<//><${Toasts} />`, root)
}
