/**
 * The change, large enough to be read by the guest, with the token and the
 * number of the bill.
 *
 * The rule: it leaves by itself after four seconds, or with the next tap; a
 * second tap of the same finger is not the next tap.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, ChefHat, CloudOff, ReceiptText } from 'lucide'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { calledAs } from '../lib/order/cart.ts'
import { isMade } from './desk.ts'
import { dismiss, forgetLast, type Done } from './sold.ts'
import { UndoChip } from './undo.ts'

/** A double tap is over by then. */
const steadyMs = 600

export function AfterPay({ done }: { readonly done: Done }): VNode {
  const [isSteady, setSteady] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSteady(true), steadyMs)
    return () => clearTimeout(timer)
  }, [])
  const { phase, tender } = done
  const leave = (): void => {
    if (isSteady && phase !== 'waiting') dismiss()
  }
  return html`<section class=${`after after-${phase}`} role="status" onClick=${leave}>
    <div class="after-main">
      ${
        phase === 'waiting'
          ? html`<span class="busy" aria-hidden="true" /><p class="after-label">${t('counter.saving')}</p>`
          : tender === null
            ? html`<${Sent} isForKitchen=${isMade(done.cart)} due=${done.due} />`
            : html`<${Paid} done=${done} />`
      }
    </div>
    <${Names} done=${done} />
    ${phase === 'done' && tender !== null && html`<${UndoChip} onUndone=${forgetLast} />`}
    <${Button} kind="quiet" onPress=${leave}>${t('counter.next-sale')}<//>
  </section>`
}

function Paid({ done }: { readonly done: Done }): VNode {
  const { tender, kinds, left, due, change } = done
  const isCash = tender?.kind === 'cash'
  const hasChange = change > 0 && (isCash || tender?.isOverInCash === true)
  const given = tender === null || tender.offered === 'exact' ? left : tender.offered
  const ways = [...new Set(kinds)].map((kind) => t(`shared.tender-${kind}`)).join(' + ')
  return html`
    <p class="after-label">
      ${
        hasChange
          ? t('counter.change')
          : isCash && kinds.length === 1
            ? t('counter.no-change')
            : kinds.every((kind) => kind === 'account')
              ? t('counter.on-account')
              : t('counter.paid-by', { how: ways })
      }
    </p>
    <${Amount} minor=${hasChange ? change : due} size="change" short />
    ${
      hasChange &&
      html`<p class="after-sum figures">${t('counter.given-of', { given: money(given, true), due: money(left, true) })}</p>`
    }
  `
}

function Sent({
  isForKitchen,
  due,
}: {
  readonly isForKitchen: boolean
  readonly due: number
}): VNode {
  return html`
    <${Icon} of=${isForKitchen ? ChefHat : ReceiptText} size=${72} />
    <p class="after-label">${t(isForKitchen ? 'counter.sent' : 'counter.sent-to-cash-desk')}</p>
    ${!isForKitchen && html`<${Amount} minor=${due} size="change" short />`}
  `
}

/** What to call out, and what stands on the bill; or what to call it until the hub has said. */
function Names({ done }: { readonly done: Done }): VNode {
  const { phase, token, invoiceNumber, mark, tender } = done
  const name = calledAs(done.cart)
  const called = name !== '' && html`<p class="after-name">${name}</p>`
  if (phase === 'waiting') return html`<div class="after-names" />`
  if (token === null) {
    return html`<div class="after-names after-here">
      <p class="after-token"><${Icon} of=${CloudOff} /><b class="figures">${mark}</b></p>${called}
      <p>${t(tender === null ? 'counter.kept-here' : 'counter.kept-sale')}</p>
    </div>`
  }
  return html`<div class="after-names">
    <p class="after-token">${t('counter.token')}<b class="figures">${token}</b></p>${called}
    ${
      invoiceNumber !== null &&
      html`<p class="figures"><${Icon} of=${Check} size=${16} />${t('counter.bill', { number: invoiceNumber })}</p>`
    }
  </div>`
}
