/**
 * The gallery: every shared part in every state, for engineers.
 *
 * The rule: it shows the real parts with the real words, so what looks wrong
 * here is wrong on every screen. `?lang=hi` and `?theme=dark` open it that way.
 */
import { html, render } from 'htm/preact'
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import galleryEn from '../lib/words/gallery.en.json'
import galleryHi from '../lib/words/gallery.hi.json'
import { Mark } from '../lib/ui/mark.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { StatusStrip } from '../lib/ui/status-strip.ts'
import { Toasts } from '../lib/ui/toast.ts'
import { language, place } from '../lib/words/place.ts'
import { setLanguage, speak, t } from '../lib/words/words.ts'
import { Buttons, Choices, Numbers, Pads } from './keys.ts'
import { Devices, Tickets } from './kitchen.ts'
import { Menu } from './menu.ts'
import { Notices, Papers, Sheets, Strips } from './notices.ts'
import { Tokens } from './tokens.ts'

const theme = signal<'light' | 'dark'>('light')

function setTheme(next: 'light' | 'dark'): void {
  theme.value = next
  document.documentElement.dataset['theme'] = next
}

function Gallery(): VNode {
  const lights = [t('shared.hub'), t('shared.kitchen'), t('shared.printer')].map((name) => ({
    name,
    state: 'fine' as const,
  }))
  return html`<div class="gallery">
    <${StatusStrip} lights=${lights} businessDate=${20261121} />
    <main>
      <div class="gallery-head">
        <div class="gallery-name">
          <${Mark} size=${56} />
          <div><h1>Chowk · ${t('gallery.title')}</h1><p>${t('gallery.intro')}</p></div>
        </div>
        <${SegmentedControl}
          label=${t('gallery.language')}
          choices=${[
            { value: 'en', label: 'English' },
            { value: 'hi', label: 'हिन्दी' },
          ]}
          value=${language.value}
          onChange=${setLanguage}
        />
        <${SegmentedControl}
          label=${t('gallery.theme')}
          choices=${[
            { value: 'light', label: t('gallery.light') },
            { value: 'dark', label: t('gallery.dark') },
          ]}
          value=${theme.value}
          onChange=${setTheme}
        />
      </div>
      <${Strips} /><${Buttons} /><${Choices} /><${Numbers} /><${Menu} /><${Pads} /><${Papers} />
      <${Notices} /><${Sheets} /><${Tickets} /><${Devices} /><${Tokens} />
    </main>
    <${Toasts} />
  </div>`
}

speak({ en: galleryEn, hi: galleryHi })
place.value = { country: 'IN', currency: 'INR', currencyExponent: 2, timeZone: 'Asia/Kolkata' }
const asked = new URLSearchParams(location.search)
setLanguage(asked.get('lang') === 'hi' ? 'hi' : 'en')
setTheme(asked.get('theme') === 'dark' ? 'dark' : 'light')
const screen = document.querySelector<HTMLElement>('#screen')
if (screen) render(html`<${Gallery} />`, screen)
