/**
 * Paying in more than one way, in the place of the cart: what is said of the
 * sale beside its lines, what has been taken, and what is still missing.
 *
 * The rule: it is one sale whatever it takes. Money that is not enough stands
 * as a chip, and the tap that covers the rest sells the cart.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowLeft } from 'lucide'
import { tenderKinds, type TenderKind } from '../../../schema/tender-kinds.ts'
import { takenFor } from '../../lib/order/cart.ts'
import { Chips } from '../../lib/pay/chips.ts'
import { OverPanel, type TooMuch } from '../../lib/pay/over-panel.ts'
import { tenderIcons } from '../../lib/pay/tender-icons.ts'
import { missing, type Owner } from '../../lib/pay/tender.ts'
import { hub, isAway } from '../../lib/hub-api.ts'
import { session } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { Keypad } from '../../lib/ui/keypad.ts'
import { textToUnits } from '../../lib/ui/keypad-text.ts'
import { clock, money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { paying } from '../desk.ts'
import { whenAllowed } from '../leave.ts'
import { giveBack, GiveBack } from '../money-taken.ts'
import { arrived, covers, foresee, pay, takeAsTip, takeOverInCash } from '../sell.ts'
import { cart, preview } from '../till.ts'
import { ExtraKeys } from './extras.ts'
import { asked, AskedPanel } from './way-panels.ts'

/** Equal shares of what was missing when they were asked for. */
interface Shares {
  readonly of: number
  readonly left: number
}

export function MorePanel(): VNode | null {
  const [typed, type] = useState('')
  const [shares, setShares] = useState<Shares | null>(null)
  const [asking, ask] = useState<TenderKind | null>(null)
  const outlet = session.value.me?.outlet
  const total = preview.value?.total
  if (outlet === undefined || total === undefined) return null
  const taken = takenFor(cart.value)
  const exponent = outlet.currencyExponent
  const owed = { total, payments: [] }
  const left = missing(owed, outlet, taken, 'cash')
  const over = covers()?.over ?? 0
  const amount = typed === '' ? null : textToUnits(typed, exponent)

  /** The next share, to the coin; the last one is whatever is left. */
  const shareOf = (missingNow: number, of: number): string => {
    const coin = Math.max(1, outlet.cashIncrement)
    return of <= 1 ? '' : padText(Math.ceil(missingNow / of / coin) * coin, exponent)
  }
  const divide = (of: number): void => {
    setShares({ of, left: of })
    type(shareOf(left, of))
  }
  const take = (kind: TenderKind, given: number | null, reference = '', owner?: Owner): void => {
    ask(null)
    const offered = given ?? 'exact'
    if (given !== null && (kind === 'upi' || kind === 'card'))
      arrived({ kind, amount: given, reference })
    else pay({ kind, offered, reference, ...(owner === undefined ? {} : { owner }) })
    const now = takenFor(cart.peek())
    // Sold, or waiting for somebody to approve: what was typed stands for nothing any more.
    if (now.length === taken.length) return type('')
    const next = shares === null || shares.left <= 2 ? null : { ...shares, left: shares.left - 1 }
    setShares(next)
    type(next === null ? '' : shareOf(missing(owed, outlet, now, 'cash'), next.left))
  }
  const whyNot = (kind: TenderKind): string | undefined => {
    if (over > 0) return t('pay.too-much', { over: money(over, true) })
    if (asked.needsHub(kind) && isAway())
      return t('pay.needs-hub', { since: clock(hub.value.since) })
    if (amount === 0) return t('pay.type-more')
    const step = foresee({ kind, offered: amount ?? 'exact' })
    // What was paid by UPI or card has moved already: what is too much of it is asked about.
    return step?.kind === 'over' && kind !== 'upi' && kind !== 'card'
      ? refused({ code: 'tender.over', facts: { over: step.over } })
      : undefined
  }
  const tooMuch =
    amount === null || (asking !== 'upi' && asking !== 'card')
      ? null
      : foresee({ kind: asking, offered: amount })
  if (tooMuch?.kind === 'over' && amount !== null) {
    const clear = (deed?: () => void) => (): void => {
      ask(null)
      type('')
      deed?.()
    }
    return html`<${OverPanel}
      class="paying"
      kind=${asking}
      amount=${amount}
      over=${tooMuch.over}
      whyNoCash=${isAway() ? t('pay.needs-hub', { since: clock(hub.value.since) }) : undefined}
      whyNoTip=${undefined}
      onCash=${(paid: TooMuch) => clear(() => takeOverInCash(paid))()}
      onTip=${(paid: TooMuch) => clear(() => takeAsTip(paid))()}
      onWrong=${clear()}
      onBack=${() => ask(null)}
    />`
  }
  if (asking !== null) {
    return html`<${AskedPanel}
      kind=${asking}
      wanted=${amount ?? missing(owed, outlet, taken, asking)}
      onTake=${take}
      onBack=${() => ask(null)}
    />`
  }
  return html`<section class="paying more" aria-label=${t('pay.more-title')}>
    <header class="paying-head">
      <${Button} kind="quiet" icon=${ArrowLeft} label=${t('shared.back')} onPress=${() => (paying.value = null)} />
      <h2>${t('pay.more-title')}</h2>
      <${Amount} minor=${total.due} size="line" />
    </header>
    <${ExtraKeys} taken=${taken.length > 0} />
    <p class="pad-left">
      <b>${t(taken.length > 0 ? 'pay.missing' : 'pay.to-pay')}</b>
      <${Amount} minor=${left} size="total" />
    </p>
    ${over > 0 && html`<p class="more-over" role="alert">${t('pay.too-much', { over: money(over, true) })}</p>`}
    <${Chips} tenders=${taken} onChange=${giveBack} />
    <${GiveBack} />
    <div class="more-typed">
      <p class="figures" role="status">
        <span>
          ${shares === null ? t('pay.typed') : t('pay.share', { no: shares.of - shares.left + 1, of: shares.of })}
        </span>
        <b>${amount === null ? '–' : money(amount, true)}</b>
      </p>
      <div role="group" aria-label=${t('pay.shares')}>
        ${[2, 3, 4].map(
          (of) =>
            html`<${Button} key=${of} pressed=${shares?.of === of} onPress=${() => divide(of)}>÷${of}<//>`,
        )}
      </div>
    </div>
    <${Keypad} mode="amount" value=${typed} onChange=${type} onEnter=${() => whenAllowed(() => take('cash', amount))} />
    <div class="more-ways" role="group" aria-label=${t('pay.ways')}>
      ${tenderKinds.map(
        (kind) => html`<${Button}
          key=${kind}
          kind=${kind === 'cash' ? 'pay' : 'plain'}
          icon=${tenderIcons[kind]}
          why=${whyNot(kind)}
          onPress=${() => whenAllowed(() => (asked.isAsked(kind) ? ask(kind) : take(kind, amount)))}
        >
          ${t(`shared.tender-${kind}`)}
        <//>`,
      )}
    </div>
  </section>`
}

/** An amount as the keypad writes it. */
const padText = (amount: number, exponent: number): string =>
  amount % 10 ** exponent === 0
    ? String(amount / 10 ** exponent)
    : (amount / 10 ** exponent).toFixed(exponent)
