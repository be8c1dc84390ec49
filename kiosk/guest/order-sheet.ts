/** What the table has ordered, how far the kitchen is with it, and the bill. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { GuestBill, GuestOrderLine } from '../../schema/guest-state.ts'
import { Button } from '../lib/ui/button.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { money } from '../lib/words/format.ts'
import { busy, problem, say, state } from './hub.ts'
import { detailOf, nameOf, price } from './text.ts'

export function OrderSheet({ onClose }: { readonly onClose: () => void }): VNode | null {
  const party = state.value?.party ?? null
  if (party === null) return null
  const { order, bill, billAskedAt, isPaid, pin } = party
  return html`<${Sheet}
    title=${t('guest.order')}
    onClose=${onClose}
    foot=${
      bill !== null &&
      !isPaid &&
      html`<${Button}
          class="grow"
          busy=${busy.value === 'ask-bill'}
          pressed=${billAskedAt !== null}
          onPress=${() => void say('ask-bill')}
        >
          ${t(billAskedAt === null ? 'guest.ask-bill' : 'guest.bill-asked')}
        <//>
        ${
          bill.upi !== null &&
          html`<a class="button button-pay grow" href=${bill.upi} onClick=${() => void say('ask-bill')}>
            ${t('guest.pay', { amount: money(bill.due) })}
          </a>`
        }`
    }
  >
    ${problem.value !== null && html`<p class="problem" role="alert">${problem.value}</p>`}
    ${isPaid && html`<p class="paid" role="status">${t('guest.paid', { amount: money(bill?.paid ?? 0) })}</p>`}
    ${
      order.length === 0
        ? html`<p class="empty">${t('guest.nothing-ordered')}</p>`
        : html`<ul class="lines ordered" tabindex="0">${order.map((line) => html`<${Ordered} key=${line.lineId} line=${line} />`)}</ul>`
    }
    ${bill !== null && html`<${Sums} bill=${bill} />`}
    ${bill?.upi != null && !isPaid && html`<p class="small">${t('guest.pay-how')}</p>`}
    <p class="small">${t('guest.friends', { pin })}</p>
  <//>`
}

function Ordered({ line }: { readonly line: GuestOrderLine }): VNode {
  const detail = detailOf({ ...line, modifiers: line.modifiers.map((names) => ({ names })) })
  return html`<li class="line">
    <div class="line-text">
      <b><span class="figures">${line.qtyMilli / 1000} ×</span> ${nameOf(line.names)}</b>
      ${detail !== '' && html`<span class="line-detail">${detail}</span>`}
      <span class=${`line-state line-${line.state}`}>${t(`guest.line-${line.state}`)}</span>
    </div>
    <span class="line-amount figures">${price(line.amount)}</span>
  </li>`
}

const row = (name: string, amount: number): VNode =>
  html`<tr><th scope="row">${name}</th><td class="figures">${money(amount)}</td></tr>`

function Sums({ bill }: { readonly bill: GuestBill }): VNode {
  return html`<table class="sums">
    <tbody>
      ${row(t('guest.before-tax'), bill.total)}
      ${Object.entries(bill.taxes).map(([name, amount]) => row(name, amount))}
      ${bill.roundOff !== 0 && row(t('guest.round-off'), bill.roundOff)}
      ${bill.tip !== 0 && row(t('guest.tip'), bill.tip)}
      ${bill.paid !== 0 && !bill.isPaid && row(t('guest.paid-so-far'), -bill.paid)}
    </tbody>
    <tfoot>${bill.isPaid ? row(t('guest.all'), bill.paid) : row(t('guest.due'), bill.due)}</tfoot>
  </table>`
}
