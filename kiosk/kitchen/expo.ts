/**
 * Expo: what the pass shows. The rule: a row is the deed itself, as a ticket's
 * header is; it never moves because another one got ready.
 */
import type { RefObject, VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Circle, CircleDot, CloudOff, CookingPot, Hand } from 'lucide'
import type { OrderLine } from '../../schema/order.ts'
import type { OrderPerson } from '../../schema/order-person.ts'
import { nameIn } from '../../schema/names.ts'
import { personOf } from '../lib/order/persons.ts'
import { session } from '../lib/session.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Icon } from '../lib/ui/icon.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { isLongTitle } from '../lib/ui/ticket-card.ts'
import { age } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { bandOf, limitsAt } from './age.ts'
import {
  chosenOrder,
  handOver,
  passColumns,
  passState,
  rows,
  rowsFit,
  shownRows,
  stations,
} from './expo-desk.ts'
import { qtyText, seatText } from './names.ts'
import { alike, type Dot, type DotState, type PassRow } from './pass.ts'
import { now, trust, usesKeys } from './wall.ts'

/** CSS px of a row with the gap below it, as `expo.css` sets them. */
const rowPx = 120

export function Expo(): VNode {
  const list = useRef<HTMLDivElement>(null)
  useFit(list)
  return html`<div class="expo" ref=${list}>${inside()}</div>`
}

const inside = (): VNode => {
  if (passState.value === 'loading' && trust.value.isQuiet) {
    return html`<div class="board-note">
      <${EmptyState} icon=${CloudOff} title=${t('kitchen.pass-away')} next=${t('kitchen.pass-away-next')} />
    </div>`
  }
  if (passState.value === 'loading')
    return html`<div class="board-loading"><${Skeleton} shape="row" count=${8} /></div>`
  if (rows.value.length === 0) {
    return html`<div class="board-note">
      <${EmptyState}
        icon=${CookingPot}
        title=${t('kitchen.pass-empty')}
        next=${t('kitchen.pass-empty-next')}
      />
    </div>`
  }
  return html`<ul class="pass" style=${{ '--columns': passColumns.value }}>
    ${shownRows.value.map(
      (row, i) => html`<${Row} key=${row.order.orderId} row=${row} number=${i + 1} />`,
    )}
  </ul>`
}

/** As many rows as fit without scrolling, in as many columns as the wall is wide. */
const useFit = (list: RefObject<HTMLElement>): void =>
  useLayoutEffect(() => {
    const box = list.current
    if (box === null) return undefined
    const measure = (): void => {
      const columns = Math.max(1, Math.floor(box.clientWidth / 860))
      passColumns.value = columns
      rowsFit.value = Math.max(1, Math.floor((box.clientHeight - 8) / rowPx)) * columns
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [])

function Row({ row, number }: { readonly row: PassRow; readonly number: number }): VNode {
  const { order, dots, lines, isReady, isPart, since } = row
  const waited = Math.max(0, now.value - since)
  const band = bandOf(waited, limitsAt(stations.value, dots, order.orderType))
  const server = session.value.me?.users.find(({ userId }) => userId === order.placedBy)?.name
  const person = personOf(order)
  const facts = [t(`kitchen.${order.orderType}`), server?.split(' ')[0] ?? ''].filter(Boolean)
  return html`<li>
    <button
      type="button"
      class=${`pass-row pass-${isReady ? 'ready' : band}`}
      aria-current=${chosenOrder.value === order.orderId ? 'true' : undefined}
      onClick=${() => handOver(order.orderId)}
    >
      <span class="unseen">${t('kitchen.serve')}: </span>
      ${usesKeys.value && number <= 9 && html`<span class="ticket-number figures">${number}</span>`}
      <span class="pass-place">
        <span class="pass-title figures" data-long=${isLongTitle(order.tableLabel)}>${order.tableLabel || order.token}</span>
        ${person && html`<b class="pass-facts">${person.name}</b>`}
        <span class="pass-facts">${facts.join(' · ')}</span>
      </span>
      <span class="pass-main">
        <span class="pass-dots">
          ${dots.map((dot) => html`<${OneDot} key=${dot.stationId} dot=${dot} />`)}
        </span>
        <span class="pass-lines">${alike(lines).map(lineText).join(' · ')}</span>
        ${person && whereText(person) !== '' && html`<span class="pass-where">${whereText(person)}</span>`}
      </span>
      <span class="pass-end figures">
        <span class="pass-age">
          ${isReady && html`<${Icon} of=${Check} size=${32} /><span class="unseen">${t('kitchen.dot-ready')}</span>`}
          ${age(waited)}
        </span>
        ${isPart && html`<span class="pass-part">${partText(row)}</span>`}
      </span>
    </button>
  </li>`
}

/** What stands on the packet's label; of what is fetched, whom to phone. */
const whereText = ({ phone, address, note }: OrderPerson): string =>
  [phone, address, note].filter((text) => text !== '').join(' · ')

/** `1 of 2 stations`; where a single one makes all of it, `2 of 3 items`. */
const partText = ({ dots }: PassRow): string => {
  const fired = dots.filter(({ state }) => state !== 'held')
  const [one, ...others] = fired
  if (one !== undefined && others.length === 0)
    return t('kitchen.part-items', { ready: one.ready, of: one.wanted })
  const ready = fired.filter(({ state }) => state === 'ready').length
  return t('kitchen.part-stations', { ready, of: fired.length })
}

const lineText = (line: OrderLine): string => {
  const name = nameIn(line.names, language.value)
  const size = line.variantNames === null ? '' : `, ${nameIn(line.variantNames, language.value)}`
  const mark = line.state === 'ready' ? '✓ ' : line.state === 'held' ? '⏸ ' : ''
  const seat = seatText(line).map((text) => ` (${text})`)
  return `${mark}${qtyText(line)} × ${name}${size}${seat.join('')}`
}

const icons = { waiting: Circle, started: CircleDot, part: CircleDot, ready: Check, held: Hand }

function OneDot({ dot }: { readonly dot: Dot }): VNode {
  const { stationId, state, ready, wanted } = dot
  const names = stations.value.find((one) => one.stationId === stationId)?.names
  const says: Readonly<Record<DotState, string>> = {
    waiting: t('kitchen.dot-waiting'),
    started: t('kitchen.dot-started'),
    part: `${ready}/${wanted}`,
    ready: t('kitchen.dot-ready'),
    held: t('kitchen.dot-held'),
  }
  return html`<span class=${`dot dot-${state}`}>
    <${Icon} of=${icons[state]} size=${20} />
    <b class="dot-name">${names === undefined ? stationId : nameIn(names, language.value)}</b>
    <span class=${state === 'part' ? 'figures' : 'unseen'}>${says[state]}</span>
  </span>`
}
