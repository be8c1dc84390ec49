/**
 * What the party has, course by course, with how far the kitchen is; and what
 * is written down for it and not sent.
 *
 * The rule: sent and unsent can never be taken for each other: what is unsent
 * stands apart, on its own ground, with keys that change it.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check, CloudOff, Hand, UtensilsCrossed } from 'lucide'
import { allergenText } from '../../schema/allergen-names.ts'
import type { OrderLine, OrderLineArgs } from '../../schema/order.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import { sum } from '../../schema/money.ts'
import { lineGross } from '../../schema/quantity.ts'
import { health } from '../lib/health.ts'
import { itemOf, type PricedLine } from '../lib/order/preview.ts'
import { ToldList } from '../lib/order/told-list.ts'
import { weightText } from '../lib/order/words.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Icon } from '../lib/ui/icon.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { money, quantity } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { removeLine, stepLine } from '../lib/order/cart.ts'
import { serve } from './act.ts'
import { open } from './desk.ts'
import { linesUnderWay, orderOf, tableOf, toldOfOrders } from './house.ts'
import { preview } from './menu-desk.ts'
import { byCourse } from './lines.ts'
import { change, roundMenu } from './rounds.ts'
import { lineStateText, taxWord } from './say.ts'

export function PartyLines({ party }: { readonly party: SittingDoc }): VNode {
  const order = orderOf(party.orderId)
  const sent = (order?.lines ?? []).filter(
    ({ qtyMilli, voidedMilli }) => qtyMilli + voidedMilli > 0,
  )
  const under = linesUnderWay(party.orderId)
  const unsent = preview.value?.lines ?? []
  if (sent.length + under.length + unsent.length === 0) {
    return html`<div class="party-lines party-bare">
      <${EmptyState} icon=${UtensilsCrossed} title=${t('floor.no-lines')} next=${t('floor.no-lines-next')} />
    </div>`
  }
  return html`<div class="party-lines">
    ${
      order?.avoids &&
      html`<p class="party-note party-avoids">${t('shared.allergy', { what: allergenText(order.avoids, language.value) })}</p>`
    }
    ${order && order.note !== '' && html`<p class="party-note">“${order.note}”</p>`}
    ${byCourse(sent).map(
      ({ course, lines }) => html`<section key=${course ?? 0} class="course">
        ${course !== null && html`<h2>${t('floor.course-of', { course })}</h2>`}
        <ul>
          ${lines.map((line) => html`<${SentLine} key=${line.lineId} line=${line} party=${party} />`)}
        </ul>
      </section>`,
    )}
    ${
      order &&
      html`<${ToldList}
        order=${order}
        told=${toldOfOrders.value}
        printers=${health.value.printers.map(({ printer }) => printer)}
      />`
    }
    ${
      under.length > 0 &&
      html`<section class="under-way">
        <h2><${Icon} of=${CloudOff} size=${16} />${t('floor.under-way')}</h2>
        <ul>${under.map((line, i) => html`<${UnderWay} key=${i} line=${line} />`)}</ul>
      </section>`
    }
    ${sent.length > 0 && html`<${Sum} party=${party} lines=${sent} />`}
    ${
      unsent.length > 0 &&
      html`<section class="unsent">
        <h2>${t('floor.unsent')}</h2>
        <ul>${unsent.map((line) => html`<${Unsent} key=${line.line.key} priced=${line} />`)}</ul>
      </section>`
    }
  </div>`
}

/** Why the lines do not add up to what the party owes: one line that says it. */
function Sum({
  party,
  lines,
}: {
  readonly party: SittingDoc
  readonly lines: readonly OrderLine[]
}): VNode | null {
  if (party.amount === 0) return null
  const items = sum(lines.map((line) => lineGross(line.qtyMilli, priceOfOne(line))))
  const rest = party.amount - items
  const isCharged = party.tableIds.some((id) => (tableOf(id)?.section.serviceChargePpm ?? 0) > 0)
  const more = isCharged ? 'floor.sum-charge' : 'floor.sum-plus'
  const key = rest === 0 ? 'floor.sum-same' : rest > 0 ? more : 'floor.sum-less'
  return html`
    <p class="party-sum figures">
    <span>${t(key, { items: money(items, true), rest: money(Math.abs(rest), true), tax: taxWord() })}</span>
    <b>${money(party.amount, true)}</b>
    </p>
    ${
      party.due !== undefined &&
      html`<p class="party-sum figures"><span>${t('floor.still-due')}</span><b>${money(party.due, true)}</b></p>`
    }
  `
}

/** Of one, its modifiers included. */
const priceOfOne = ({ unitPrice, modifiers }: OrderLine): number =>
  modifiers.reduce((total, { amount }) => total + amount, unitPrice)

const seatOf = (seat: number | null | undefined): string =>
  seat == null ? '' : t('floor.seat-of', { seat })

function SentLine({
  line,
  party,
}: {
  readonly line: OrderLine
  readonly party: SittingDoc
}): VNode {
  const { lineId, names, qtyMilli, voidedMilli, unit, state, modifiers } = line
  const isGone = qtyMilli === 0
  const shown = isGone ? voidedMilli : qtyMilli
  const details = [
    line.variantNames === null ? '' : nameOf(line.variantNames),
    ...modifiers.map((one) => nameOf(one.names)),
    line.note === '' ? '' : `“${line.note}”`,
    seatOf(line.seat),
  ].filter((part) => part !== '')
  return html`<li class="sent-line" data-state=${isGone ? 'void' : state}>
    <button
      type="button"
      class="sent-open"
      onClick=${() => !isGone && (open.value = { kind: 'line', lineId })}
    >
      <b class="sent-qty figures">${unit === 'kg' || unit === 'litre' ? weightText(shown, unit) : `${quantity(shown)} ×`}</b>
      <span class="sent-text">
        <span class="sent-name">${nameOf(names)}</span>
        ${details.length > 0 && html`<small>${details.join(' · ')}</small>`}
      </span>
      <span class="sent-state">${isGone ? t('shared.void') : lineStateText(state)}</span>
      ${!isGone && html`<${Amount} minor=${lineGross(shown, priceOfOne(line))} short />`}
    </button>
    ${
      state === 'ready' &&
      !isGone &&
      html`<${Button} icon=${Check} label=${t('floor.serve-line', { name: nameOf(names) })} onPress=${() => serve(party, [lineId])} />`
    }
  </li>`
}

/** Sent here, and not at the hub yet. */
function UnderWay({ line }: { readonly line: OrderLineArgs }): VNode {
  const menu = roundMenu.value
  const item = menu === null ? undefined : itemOf(menu, line.itemId)
  return html`<li class="sent-line" data-state="held">
    <span class="sent-open">
      <b class="sent-qty figures">${quantity(line.qtyMilli)} ×</b>
      <span class="sent-text">${item === undefined ? t('order.gone-item') : nameOf(item.names)}</span>
      <span class="sent-state">${t('floor.line-waiting')}</span>
    </span>
  </li>`
}

function Unsent({ priced }: { readonly priced: PricedLine }): VNode {
  const { line, item, variantNames, modifiers, amount, problem } = priced
  const name = item === undefined ? t('order.gone-item') : nameOf(item.names)
  const details = [
    variantNames === null ? '' : nameOf(variantNames),
    ...modifiers.map(({ names }) => nameOf(names)),
    line.note === '' ? '' : `“${line.note}”`,
    seatOf(line.seat),
    line.course == null ? '' : t('floor.course-of', { course: line.course }),
  ].filter((part) => part !== '')
  return html`<li class="unsent-line">
    <${Stepper}
      name=${name}
      value=${line.isWeighed ? 1 : line.qtyMilli / 1000}
      text=${line.isWeighed ? weightText(line.qtyMilli, item?.unit ?? 'kg') : undefined}
      least=${1}
      most=${line.isWeighed ? 1 : undefined}
      onChange=${(value: number) => change((cart) => stepLine(cart, line.key, value * 1000 > line.qtyMilli ? 1 : -1))}
      onRemove=${() => change((cart) => removeLine(cart, line.key))}
    />
    <button type="button" class="sent-open" onClick=${() => (open.value = { kind: 'unsent', lineKey: line.key })}>
      <span class="sent-text">
        <span class="sent-name">${name}</span>
        ${
          problem === null
            ? details.length > 0 && html`<small>${details.join(' · ')}</small>`
            : html`<small class="unsent-problem">${t(problem === 'gone' ? 'order.line-gone' : problem === 'short' ? 'shared.sold-out' : 'order.line-no-price')}</small>`
        }
      </span>
      ${line.isHeld === true && html`<span class="sent-state"><${Icon} of=${Hand} size=${16} />${t('floor.line-held')}</span>`}
      ${problem === null && html`<${Amount} minor=${amount} short />`}
    </button>
  </li>`
}
