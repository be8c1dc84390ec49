/** The parts of a split bill: a card each, with its own keys, its state and its paper. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check, Ellipsis, Merge, Printer } from 'lucide'
import type { BillDoc, TenderKind } from '../../../schema/bill.ts'
import { sum } from '../../../schema/money.ts'
import { change, isChanging, whyFixed } from '../../lib/bill/change.ts'
import { isAway } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { heldFor } from '../../lib/pay/held/store.ts'
import { asking, choose, leaving } from '../desk.ts'
import { qtyOf, say } from '../say.ts'
import { paidBy } from './queue.ts'
import { reprint } from './reprint.ts'
import { join, parts, placeOf, sayPart, splitting } from './split.ts'
import { isPartPaid, stillDue } from '../../../schema/paid.ts'
import { heldIn } from '../../lib/pay/tender.ts'
import { wayOf, ways } from './ways.ts'

export function SplitParts(): VNode {
  const all = parts.value
  const [first] = all
  const why = all.some((one) => one.state === 'settled' || isPartPaid(one))
    ? refused({ code: 'bill.part-paid' })
    : first && whyFixed(first, 'bill.unsplit')
  const together = sum(all.map(({ total }) => total.due))
  // Equal shares come to what the bill came to, coins and all.
  const areShares = all.every(({ total: { share, total } }) => share?.of === total)
  const exact = sum(all.map(({ total }) => total.total + total.tip))
  return html`<div class="split-body">
    ${
      !areShares &&
      together !== exact &&
      html`<p class="split-sums figures">
        ${t('cashier.parts-sum', { sum: money(together, true), exact: money(exact) })}
      </p>`
    }
    <div class="split-cards">
      ${all.map((bill) => html`<${Card} key=${bill.billId} bill=${bill} />`)}
    </div>
    ${
      first !== undefined &&
      html`<${Button} icon=${Merge} wide why=${why} busy=${isChanging.value} onPress=${() => void join(first)}>
        ${t('cashier.one-bill-again')}
      <//>`
    }
  </div>`
}

function Card({ bill }: { readonly bill: BillDoc }): VNode {
  const place = placeOf(bill)
  const name = place === null ? '' : sayPart(place)
  const isPaid = bill.state === 'settled'
  const held = isPaid ? 0 : heldIn(heldFor(bill.billId))
  const due = isPaid ? bill.total.due : stillDue(bill)
  return html`<article class=${`split-card${isPaid ? ' split-paid' : ''}`} aria-label=${name}>
    <h2><span class="figures">${name}</span><${Amount} minor=${due} size="head" /></h2>
    ${held > 0 && html`<p class="split-held figures">${t(held > due ? 'cashier.held-over' : 'cashier.held-of', { taken: money(held, true), left: money(Math.abs(due - held), true) })}</p>`}
    <ul>
      ${bill.lines.map((line) => html`<li key=${line.lineId}><span class="figures">${qtyOf(line)}</span> ${say(line.names)}</li>`)}
    </ul>
    ${isPaid ? html`<${Paid} bill=${bill} />` : html`<${Keys} bill=${bill} />`}
  </article>`
}

function Paid({ bill }: { readonly bill: BillDoc }): VNode {
  const way = paidBy(bill)
  return html`<footer>
    <p class="split-done">
      <${Icon} of=${Check} />
      <span>${t(way === 'mixed' ? 'cashier.mixed' : wayOf(way).name)} · <span class="figures">${bill.invoice?.number ?? ''}</span></span>
    </p>
    <${Button} icon=${Printer} label=${t('cashier.reprint')} onPress=${() => reprint(bill)} />
  </footer>`
}

/** Opens the part with its own pad, to take a note or pay it in several ways. */
const openPad = (bill: BillDoc, kind: TenderKind | null): void => {
  choose(bill.billId)
  splitting.value = null
  asking.value = kind
}

function Keys({ bill }: { readonly bill: BillDoc }): VNode {
  const isBusy = leaving.value.has(bill.billId)
  const why =
    can('bill.settle') === 'allow' ? undefined : refused({ code: 'command.not-permitted' })
  const away = isAway() ? t('bill.away') : undefined
  return html`<footer>
    ${ways.slice(0, 3).map(
      ({ kind, name, icon, panel }) => html`<${Button}
        key=${kind}
        icon=${icon}
        class="split-key"
        why=${why ?? away}
        busy=${isBusy}
        onPress=${() => openPad(bill, panel === undefined ? null : kind)}
      >
        ${t(name)}
      <//>`,
    )}
    <${Button} icon=${Ellipsis} label=${t('cashier.open-pad')} busy=${isBusy} onPress=${() => openPad(bill, null)} />
    <${Button}
      icon=${Printer}
      label=${t('cashier.proforma')}
      why=${away}
      onPress=${() => void change('bill.proforma', { billId: bill.billId }, t('cashier.proforma'))}
    />
  </footer>`
}
