/**
 * The glass that looks at the guest. The rule: one thing at a time, the amount
 * always the largest, and nothing of the shop that is not the guest's own.
 */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Languages, MonitorSmartphone, Store, TriangleAlert } from 'lucide'
import type { DeviceDoc } from '../../schema/device.ts'
import type { Shown, ShownLine } from '../../schema/shown.ts'
import { switchLanguage } from '../lib/frame/language.ts'
import { session } from '../lib/session.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Icon } from '../lib/ui/icon.ts'
import { QrCode } from '../lib/ui/qr-code.ts'
import { count } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { weightText } from '../lib/order/words.ts'
import {
  chooseAgain,
  follow,
  isAway,
  isLoading,
  openDisplay,
  shown,
  till,
  tills,
} from './follow.ts'
import { Specials } from './specials.ts'

export function DisplayScreen(): VNode {
  openDisplay()
  const outlet = session.value.me?.outlet
  return html`<div class="display">
    <header class="display-head">
      <h1>${outlet === undefined ? '' : nameOf(outlet.names)}</h1>
      <${Button} kind="quiet" icon=${Languages} onPress=${() => switchLanguage('display')}>
        ${t('frame.language')}
      <//>
    </header>
    <main class="display-main">${inside()}</main>
    <${Foot} />
  </div>`
}

const inside = (): VNode | null => {
  if (isLoading.value) return null
  if (till.value === null) return html`<${Choose} />`
  const now = shown.value
  switch (now.state) {
    case 'cart':
      return html`<${Cart} ...${now} />`
    case 'pay':
      return html`<${Pay} ...${now} />`
    case 'done':
      return html`<${Done} ...${now} />`
    case 'idle':
      return html`<${Idle} />`
  }
}

type Of<State extends Shown['state']> = Extract<Shown, { state: State }>

/** The newest line stays in view, and is marked as the newest. */
function Cart({ lines, count: total, sums, due }: Of<'cart'>): VNode {
  const list = useRef<HTMLUListElement>(null)
  const above = total - lines.length
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [lines])
  return html`<section class="buys">
    <ul class="buys-lines" ref=${list}>
      ${above > 0 && html`<li class="buys-above figures">${t('display.above', { count: above })}</li>`}
      ${lines.map(
        (line, index) => html`<li key=${above + index} class="buys-line figures">
          <span class="buys-qty">${qtyText(line)}</span>
          <span class="buys-name">${nameOf(line.names)}<${Details} line=${line} /></span>
          <${Amount} minor=${line.amount} size="line" />
        </li>`,
      )}
    </ul>
    <div class="buys-total" role="status">
      ${
        sums.length > 0 &&
        html`<dl class="buys-sums figures">
          ${sums.map(
            ({ kind, amount }) => html`<div key=${kind}>
              <dt>${t(`display.sum-${kind}`)}</dt><dd><${Amount} minor=${amount} size="line" /></dd>
            </div>`,
          )}
        </dl>`
      }
      <span>${t('display.total')}</span><${Amount} minor=${due} size="change" />
    </div>
  </section>`
}

function Details({ line }: { readonly line: ShownLine }): VNode | null {
  const text = line.details.map((names) => nameOf(names)).join(' · ')
  return text === '' ? null : html`<small>${text}</small>`
}

const qtyText = ({ qtyMilli, unit }: ShownLine): string =>
  unit === 'kg' || unit === 'litre' ? weightText(qtyMilli, unit) : `${count(qtyMilli / 1000)} ×`

function Pay({ due, upi }: Of<'pay'>): VNode {
  return html`<section class=${`pays${upi === null ? '' : ' pays-code'}`} role="status">
    ${upi !== null && html`<${QrCode} text=${upi} label=${t('display.code')} />`}
    <div class="pays-sum">
      <p class="pays-label">${t('display.to-pay')}</p>
      <${Amount} minor=${due} size="change" />
      <p class="pays-how">${t(upi === null ? 'display.pay-here' : 'display.scan')}</p>
    </div>
  </section>`
}

function Done({ due, change, token, name, isPaid, isOnAccount }: Of<'done'>): VNode {
  const hasChange = change > 0
  return html`<section class="pays pays-done" role="status">
    <div class="pays-sum">
      <p class="pays-label">
        ${
          hasChange
            ? t('display.change')
            : html`<${Icon} of=${Check} size=${48} />${t(isOnAccount ? 'display.on-account' : isPaid ? 'display.paid' : 'display.ordered')}`
        }
      </p>
      <${Amount} minor=${hasChange ? change : due} size="change" />
      ${
        token !== null &&
        html`<p class="pays-token">${t('display.token')}<b class="figures">${token}</b>${name !== undefined && html`<span class="pays-name">${name}</span>`}</p>`
      }
      <p class="pays-how">${t('display.thanks')}</p>
    </div>
  </section>`
}

function Idle(): VNode {
  return html`<section class="idle">
    <p class="idle-welcome">${t('display.welcome')}</p>
    <${Specials} />
  </section>`
}

function Choose(): VNode {
  if (tills.value.length === 0) {
    return html`<${EmptyState}
      icon=${MonitorSmartphone}
      title=${t('display.none')}
      next=${t('display.none-next')}
    />`
  }
  return html`<section class="which">
    <h2>${t('display.which')}</h2>
    ${tills.value.map(
      ({ deviceId, name }: DeviceDoc) => html`<${Button}
        key=${deviceId}
        icon=${Store}
        wide
        onPress=${() => follow(deviceId)}
      >${name}<//>`,
    )}
  </section>`
}

function Foot(): VNode {
  const name = till.value?.name
  return html`<footer class=${`display-foot${isAway.value ? ' display-quiet' : ''}`}>
    ${
      isAway.value
        ? html`<p role="alert"><${Icon} of=${TriangleAlert} />${t('display.quiet')}</p>`
        : html`<p></p>`
    }
    ${
      name !== undefined &&
      html`<${Button} kind="quiet" onPress=${chooseAgain}>
        ${t('display.follows', { name })}
      <//>`
    }
  </footer>`
}
