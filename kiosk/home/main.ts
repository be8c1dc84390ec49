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
  Languages,
  LayoutDashboard,
  LayoutGrid,
  MonitorUp,
  Printer,
  Store,
  Tv,
  Wallet,
  type IconNode,
} from 'lucide'
import type { Names } from '../../schema/names.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Icon } from '../lib/ui/icon.ts'
import frameEn from '../lib/words/frame.en.json'
import frameHi from '../lib/words/frame.hi.json'
import homeEn from '../lib/words/home.en.json'
import homeHi from '../lib/words/home.hi.json'
import { nameOf } from '../lib/words/names.ts'
import { language } from '../lib/words/place.ts'
import { setLanguage, speak, t } from '../lib/words/words.ts'

type Kind = 'counter' | 'display' | 'floor' | 'kitchen' | 'cashier' | 'board' | 'office' | 'devices'

const icons: Readonly<Record<Kind, IconNode>> = {
  counter: Store,
  display: Tv,
  floor: LayoutGrid,
  kitchen: ChefHat,
  board: MonitorUp,
  cashier: Wallet,
  office: LayoutDashboard,
  devices: Printer,
}
const kinds = Object.keys(icons) as readonly Kind[]

/** An outlet of a demo and its screens; one that is not the only one of its kind names its place. */
interface Place {
  readonly outletId: string
  readonly names: Names
  readonly screens: readonly string[]
}

/** What the hub says to a browser that belongs to nobody. */
interface Start {
  readonly codes: Readonly<Record<string, string>> | null
  readonly places?: readonly Place[]
  readonly isEmpty?: true
}

const places = signal<readonly Place[]>([])

/** There is no shop on this hub: no screen could join one. */
const isEmpty = signal(false)

/** Pairing codes of a demo shop; null in a real one. */
const codes = signal<Readonly<Record<string, string>> | null>(null)

function Home(): VNode {
  return html`<main class="home">
    <header class="home-head">
      <div>
        <h1>Chowk</h1>
        ${!isEmpty.value && html`<p>${t('home.title')}</p>`}
      </div>
      <${Button} icon=${Languages} onPress=${() => setLanguage(language.peek() === 'en' ? 'hi' : 'en')}>
        ${t('frame.language')}
      <//>
    </header>
    ${
      isEmpty.value
        ? html`<${EmptyState} icon=${Store} title=${t('home.empty')} next=${t('home.empty-next')} />`
        : places.value.length === 0
          ? html`<${Screens} screens=${kinds} />`
          : places.value.map(
              ({ outletId, names, screens }) => html`<section key=${outletId} class="home-place">
              <h2>${nameOf(names)}</h2>
              <${Screens} screens=${screens} />
            </section>`,
            )
    }
    <a class="home-docs" href="/api/docs">${t('home.docs')}</a>
    ${!isEmpty.value && html`<p class="home-note">${t(codes.value === null ? 'home.real' : 'home.demo')}</p>`}
  </main>`
}

function Screens({ screens }: { readonly screens: readonly string[] }): VNode {
  const known = kinds.flatMap((kind) =>
    screens.filter((screen) => screen.split('.')[0] === kind).map((screen) => ({ kind, screen })),
  )
  return html`<ul class="home-screens">
    ${known.map(
      ({ kind, screen }) => html`<li key=${screen}>
        <a class="home-screen" href=${addressOf(screen)}>
          <${Icon} of=${icons[kind]} size=${32} />
          <span class="home-text">
            <span class="home-name">${t(`home.${kind}`)}</span>
            <span class="home-what">${t(`home.${kind}-what`)}</span>
          </span>
          <${Icon} of=${ChevronRight} />
        </a>
      </li>`,
    )}
  </ul>`
}

/** In a demo the link brings its code along; one used before needs none and ignores it. */
const addressOf = (screen: string): string => {
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
  .then((start: Start) => {
    codes.value = start.codes
    places.value = start.places ?? []
    isEmpty.value = start.isEmpty === true
    return undefined
  })
  .catch(() => undefined)
