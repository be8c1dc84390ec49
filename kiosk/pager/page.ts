/** One token on a phone: how it stands, large, and what to do next. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { BellRing, Check, ChefHat, Languages, Volume2 } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import { arm, armed, play } from '../lib/sound.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { Icon } from '../lib/ui/icon.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { language } from '../lib/words/place.ts'
import { setLanguage, t } from '../lib/words/words.ts'
import { askAnew, findToken, heardAt, line, places, problem, state } from './desk.ts'

export function Pager(): VNode {
  const outlet = state.value?.outlet
  return html`<div class="pager-page">
    <header class="pager-head">
      <h1>${outlet === undefined ? t('pager.title') : nameIn(outlet.names, language.value)}</h1>
      <${Button}
        kind="quiet"
        icon=${Languages}
        onPress=${() => setLanguage(language.peek() === 'en' ? 'hi' : 'en')}
      >
        ${t('pager.language')}
      <//>
    </header>
    <main class="pager-main">${inside()}</main>
  </div>`
}

const inside = (): VNode => {
  if (line.value === 'ask') return html`<${Ask} />`
  if (line.value === 'nowhere')
    return html`<div class="pager-card">
      <p>${t('pager.no-more')}</p>
      <${Button} kind="primary" wide onPress=${askAnew}>${t('pager.other')}<//>
    </div>`
  if (state.value === null) return html`<p class="pager-wait">${t('pager.loading')}</p>`
  return html`<${Token} />`
}

const icons = { preparing: ChefHat, ready: BellRing, gone: Check } as const

const ringAloud = async (): Promise<void> => {
  await arm()
  play('bill')
}

function Token(): VNode | null {
  const now = state.value
  if (now === null) return null
  return html`<section class=${`pager-token pager-${now.state}`} role="status">
      <p class="pager-number">
        <span>${t('pager.your-token')}</span>
        <b class="figures">${now.token}</b>
        ${now.name !== '' && html`<span class="pager-name">${now.name}</span>`}
      </p>
      <p class="pager-state">
        <${Icon} of=${icons[now.state]} size=${48} />${t(`pager.${now.state}`)}
      </p>
      <p class="pager-what">${t(`pager.${now.state}-what`)}</p>
    </section>
    ${
      line.value === 'lost' &&
      html`<p class="pager-lost" role="alert">
        ${t('pager.lost', { at: clockOf(heardAt.value) })}
      </p>`
    }
    ${
      now.state === 'preparing'
        ? html`<${Button}
            kind=${armed.value ? 'plain' : 'primary'}
            icon=${Volume2}
            wide
            onPress=${() => void ringAloud()}
          >
            ${t(armed.value ? 'pager.sound-on' : 'pager.sound')}
          <//>`
        : html`<${Button} wide onPress=${askAnew}>${t('pager.other')}<//>`
    }`
}

/** By the phone's own clock: that is what its owner looks at. */
const clockOf = (at: number): string =>
  new Intl.DateTimeFormat(language.value === 'hi' ? 'hi-IN' : 'en-IN', {
    timeStyle: 'short',
    numberingSystem: 'latn',
  }).format(at)

function Ask(): VNode {
  const [token, setToken] = useState('')
  const [chosen, setChosen] = useState('')
  const named = new URLSearchParams(location.search).get('at') ?? ''
  const outletId = chosen || named || (places.value[0]?.outletId ?? '')
  const go = (): void => {
    if (/^\d{1,6}$/.test(token.trim())) void findToken(outletId, token.trim())
  }
  const why = {
    unknown: t('pager.unknown', { token }),
    slow: t('pager.slow'),
    lost: t('pager.lost', { at: clockOf(Date.now()) }),
  }
  return html`<form class="pager-card" onSubmit=${(event: Event) => event.preventDefault()}>
    ${
      places.value.length > 1 &&
      html`<h2>${t('pager.where')}</h2>
        <${SegmentedControl}
          label=${t('pager.where')}
          choices=${places.value.map((one) => ({
            value: one.outletId,
            label: nameIn(one.names, language.value),
          }))}
          value=${outletId}
          onChange=${setChosen}
        />`
    }
    <h2>${t('pager.ask')}</h2>
    <${Field}
      label=${t('pager.token')}
      hint=${t('pager.ask-hint')}
      value=${token}
      maxLength=${6}
      inputMode="numeric"
      error=${problem.value === null ? undefined : why[problem.value]}
      onInput=${setToken}
      onEnter=${go}
    />
    <${Button} kind="primary" wide onPress=${go}>${t('pager.go')}<//>
  </form>`
}
