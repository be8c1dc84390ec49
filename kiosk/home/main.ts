/**
 * The start page: which screen shall this be. It belongs to nobody and knows
 * nothing of the shop; the screens themselves ask for a code.
 */
import { signal } from '@preact/signals'
import { html, render } from 'htm/preact'
import type { VNode } from 'preact'
import {
  ChefHat,
  ChevronRight,
  ConciergeBell,
  Languages,
  LayoutDashboard,
  LayoutGrid,
  MonitorUp,
  Printer,
  Store,
  Wallet,
  type IconNode,
} from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import frameEn from '../lib/words/frame.en.json'
import frameHi from '../lib/words/frame.hi.json'
import homeEn from '../lib/words/home.en.json'
import homeHi from '../lib/words/home.hi.json'
import { language } from '../lib/words/place.ts'
import { setLanguage, speak, t } from '../lib/words/words.ts'

/** The last two are the demo's: a second kitchen and cash desk, each a device of its own in the same browser. */
type Screen =
  | 'counter'
  | 'floor'
  | 'kitchen'
  | 'cashier'
  | 'board'
  | 'office'
  | 'devices'
  | 'kitchen.restaurant'
  | 'cashier.restaurant'

const screens: readonly (readonly [Screen, IconNode])[] = [
  ['counter', Store],
  ['floor', LayoutGrid],
  ['kitchen.restaurant', ConciergeBell],
  ['cashier.restaurant', Wallet],
  ['kitchen', ChefHat],
  ['board', MonitorUp],
  ['cashier', Wallet],
  ['office', LayoutDashboard],
  ['devices', Printer],
]

/** Pairing codes of a demo shop; null in a real one. */
const codes = signal<Readonly<Record<string, string>> | null>(null)

function Home(): VNode {
  return html`<main class="home">
    <header class="home-head">
      <h1>Chowk</h1>
      <p>${t('home.title')}</p>
    </header>
    <ul class="home-screens">
      ${screens
        .filter(([screen]) => isOffered(screen))
        .map(
          ([screen, icon]) => html`<li key=${screen}>
          <a class="home-screen" href=${addressOf(screen)}>
            <${Icon} of=${icon} size=${32} />
            <span class="home-text">
              <span class="home-name">${t(`home.${screen}`)}</span>
              <span class="home-what">${t(`home.${screen}-what`)}</span>
            </span>
            <${Icon} of=${ChevronRight} />
          </a>
        </li>`,
        )}
    </ul>
    <a class="home-docs" href="/api/docs">${t('home.docs')}</a>
    <p class="home-note">${t(codes.value === null ? 'home.real' : 'home.demo')}</p>
    <${Button} kind="quiet" icon=${Languages} onPress=${() => setLanguage(language.peek() === 'en' ? 'hi' : 'en')}>
      ${t('frame.language')}
    <//>
  </main>`
}

/** A screen of a named outlet is offered where there is a code for it. */
const isOffered = (screen: Screen): boolean =>
  !screen.includes('.') || codes.value?.[screen] !== undefined

/** In a demo the link brings its code along; one used before needs none and ignores it. */
const addressOf = (screen: Screen): string => {
  const [kind = '', place] = screen.split('.')
  const code = codes.value?.[screen]
  const asked = new URLSearchParams({
    ...(place === undefined ? {} : { at: place }),
    ...(code === undefined ? {} : { pair: code }),
  }).toString()
  return asked === '' ? `/${kind}` : `/${kind}?${asked}`
}

speak({ en: { ...frameEn, ...homeEn }, hi: { ...frameHi, ...homeHi } })
setLanguage(navigator.language.startsWith('hi') ? 'hi' : 'en')
const root = document.getElementById('screen')
if (root !== null) render(html`<${Home} />`, root)
void fetch('/api/v1/start')
  .then((answer) => answer.json())
  .then((start: { codes: Readonly<Record<string, string>> | null }) => {
    codes.value = start.codes
    return undefined
  })
  .catch(() => undefined)
