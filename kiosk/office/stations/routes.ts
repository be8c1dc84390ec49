/**
 * What is made where. The rule: a category says it for everything in it, and an
 * item only where it is the exception; what nobody has to make is said too.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ChevronDown, ChevronRight, CornerDownRight } from 'lucide'
import type { RoutingDoc } from '../../../schema/station.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { send, type Settled } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { Select } from '../../lib/ui/select.ts'
import { toast } from '../../lib/ui/toast.ts'
import { count } from '../../lib/words/format.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'

type Category = RoutingDoc['categories'][number]
type Item = RoutingDoc['items'][number]

/** No station is called like these. */
const nobody = ''
const asCategory = '*'

export interface RoutesProps {
  readonly routing: RoutingDoc
  readonly onDone: () => void
}

export function Routes({ routing, onDone }: RoutesProps): VNode {
  return html`<ul class="routes">
    ${routing.categories.map(
      (category) => html`<${CategoryRoute}
        key=${category.categoryId}
        category=${category}
        routing=${routing}
        onDone=${onDone}
      />`,
    )}
  </ul>`
}

/** Stations in use, and the one it goes to now even where that is not. */
const stationsFor = (
  { stations }: RoutingDoc,
  now: string | null,
): readonly { readonly value: string; readonly label: string }[] =>
  stations
    .filter(({ isActive, stationId }) => isActive || stationId === now)
    .map(({ stationId, names }) => ({ value: stationId, label: nameOf(names) }))

const after = (settled: Settled<'category.route' | 'item.route'>, onDone: () => void): void => {
  if (!settled.ok) toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
  onDone()
}

/** How many of its items are made elsewhere, and where: `9 at Chaat stall`. */
const exceptionsOf = (category: Category, { items, stations }: RoutingDoc): readonly string[] => {
  const counts = new Map<string | null, number>()
  for (const { categoryId, isOwn, stationId } of items) {
    if (categoryId !== category.categoryId || !isOwn || stationId === category.stationId) continue
    counts.set(stationId, (counts.get(stationId) ?? 0) + 1)
  }
  return [...counts].map(([stationId, made]) => {
    const names = stations.find((one) => one.stationId === stationId)?.names
    return names === undefined
      ? t('stations.own-nobody', { count: count(made) })
      : t('stations.own', { count: count(made), station: nameOf(names) })
  })
}

interface CategoryRouteProps extends RoutesProps {
  readonly category: Category
}

function CategoryRoute({ category, routing, onDone }: CategoryRouteProps): VNode {
  const [isOpen, setOpen] = useState(false)
  const { categoryId, names, stationId } = category
  const items = routing.items.filter((item) => item.categoryId === categoryId)
  const areAllOwn = items.length > 0 && items.every(({ isOwn }) => isOwn)
  const elsewhere = exceptionsOf(category, routing)
  // A category that has just been given a station moves nothing that says its own.
  const own =
    stationId === null ? [] : items.filter((item) => item.isOwn && item.stationId !== stationId)
  const letFollow = async (): Promise<void> => {
    const { outletId } = routing
    const said = await Promise.all(
      own.map(({ itemId }) => send('item.route', { outletId, itemId }).done),
    )
    const [first] = said
    const settled = said.find(({ ok }) => !ok) ?? first
    if (settled !== undefined) after(settled, onDone)
  }
  const route = async (value: string): Promise<void> => {
    if (can('category.route') !== 'allow')
      return void toast({ text: t('frame.not-yours'), tone: 'stop' })
    const to = value === nobody ? null : value
    after(
      await send('category.route', { outletId: routing.outletId, categoryId, stationId: to }).done,
      onDone,
    )
  }
  return html`<li>
    <div class="route">
      <button
        type="button"
        class="route-name"
        aria-expanded=${isOpen ? 'true' : 'false'}
        onClick=${() => setOpen(!isOpen)}
      >
        <${Icon} of=${isOpen ? ChevronDown : ChevronRight} size=${20} />
        <b>${nameOf(names)}</b>
        <span class="figures">
          ${[t('stations.items', { count: items.length }), ...elsewhere].join(' · ')}
        </span>
      </button>
      <${Select}
        label=${t('stations.made-at', { what: nameOf(names) })}
        quietLabel
        choices=${[{ value: nobody, label: t(areAllOwn ? 'stations.each-own' : 'stations.nobody') }, ...stationsFor(routing, stationId)]}
        value=${stationId ?? nobody}
        onChange=${(value: string) => void route(value)}
      />
    </div>
    ${
      own.length > 0 &&
      can('item.route') === 'allow' &&
      html`<${Button} icon=${CornerDownRight} wide onPress=${() => void letFollow()}>
        ${t('stations.follow', { count: own.length })}
      <//>`
    }
    ${
      isOpen &&
      html`<ul class="route-items">
        ${items.map(
          (item) => html`<${ItemRoute}
            key=${item.itemId}
            item=${item}
            category=${category}
            routing=${routing}
            onDone=${onDone}
          />`,
        )}
      </ul>`
    }
  </li>`
}

function ItemRoute({
  item,
  category,
  routing,
  onDone,
}: CategoryRouteProps & { readonly item: Item }): VNode {
  const { itemId, names, isOwn, stationId } = item
  const usual = routing.stations.find((one) => one.stationId === category.stationId)?.names
  const route = async (value: string): Promise<void> => {
    if (can('item.route') !== 'allow')
      return void toast({ text: t('frame.not-yours'), tone: 'stop' })
    const to = value === asCategory ? {} : { stationId: value === nobody ? null : value }
    after(await send('item.route', { outletId: routing.outletId, itemId, ...to }).done, onDone)
  }
  return html`<li class=${`route${isOwn ? ' route-own' : ''}`}>
    <span class="route-name">${nameOf(names)}</span>
    <${Select}
      label=${t('stations.made-at', { what: nameOf(names) })}
      quietLabel
      choices=${[
        {
          value: asCategory,
          label: t('stations.as-category', {
            station: usual === undefined ? t('stations.nobody') : nameOf(usual),
          }),
        },
        { value: nobody, label: t('stations.nobody') },
        ...stationsFor(routing, stationId),
      ]}
      value=${isOwn ? (stationId ?? nobody) : asCategory}
      onChange=${(value: string) => void route(value)}
    />
  </li>`
}
