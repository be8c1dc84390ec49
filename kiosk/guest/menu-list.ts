/** The menu: categories that stay in view, and a row for each thing. What is sold out sinks and greys, live. */
import type { TargetedInputEvent, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Plus, Search } from 'lucide'
import type { GuestMenu, GuestMenuItem } from '../../schema/guest-state.ts'
import { DietMark } from '../lib/ui/diet-mark.ts'
import { Icon } from '../lib/ui/icon.ts'
import { t } from '../lib/words/words.ts'
import { pictureOf, state } from './hub.ts'
import { ItemSheet } from './item-sheet.ts'
import { nameOf, priceText } from './text.ts'
import { whyNot } from './there.ts'

export function MenuList({
  menu,
  onJoin,
}: {
  readonly menu: GuestMenu
  readonly onJoin: () => void
}): VNode {
  const [shown, show] = useState<string | null>(null)
  const [typed, type] = useState('')
  const item = menu.items.find(({ itemId }) => itemId === shown)
  const found = menu.items.filter((one) => isCalled(one, typed))
  const categories = menu.categories.filter(({ categoryId }) =>
    found.some((one) => one.categoryId === categoryId),
  )
  return html`
    <${Tabs} categories=${categories} />
    ${menu.items.length > searchedFrom && html`<${Find} typed=${typed} onType=${type} />`}
    ${categories.length === 0 && html`<p class="find-none">${t('guest.find-none')}</p>`}
    ${categories.map(({ categoryId, names, colour }) => {
      const items = found.filter((one) => one.categoryId === categoryId)
      const sorted = [...items.filter(isThere), ...items.filter((one) => !isThere(one))]
      return html`<section key=${categoryId} id=${categoryId} class=${`category category-${colour}`}>
        <h2>${nameOf(names)}</h2>
        <ul class=${items.some(({ picture }) => picture !== null) ? undefined : 'no-pictures'}>
          ${sorted.map((one) => html`<${Row} key=${one.itemId} item=${one} onPress=${() => show(one.itemId)} />`)}
        </ul>
      </section>`
    })}
    ${item !== undefined && html`<${ItemSheet} key=${item.itemId} item=${item} onClose=${() => show(null)} onJoin=${onJoin} />`}
  `
}

/** From here on a menu is longer than anybody likes to scroll. */
const searchedFrom = 30

/** Whether an item is called what was typed, in any of its names. */
const isCalled = ({ names }: GuestMenuItem, typed: string): boolean =>
  Object.values(names).some((name) => name.toLowerCase().includes(typed.trim().toLowerCase()))

function Find(props: { readonly typed: string; readonly onType: (typed: string) => void }): VNode {
  return html`<label class="find">
    <${Icon} of=${Search} size=${20} />
    <span class="unseen">${t('guest.find')}</span>
    <input
      type="search"
      value=${props.typed}
      placeholder=${t('guest.find')}
      onInput=${(event: TargetedInputEvent<HTMLInputElement>) => props.onType(event.currentTarget.value)}
    />
  </label>`
}

/** The categories, always in view; the one that is being read is marked and comes along. */
function Tabs({ categories }: Pick<GuestMenu, 'categories'>): VNode {
  const row = useRef<HTMLElement>(null)
  const [here, beAt] = useState(categories[0]?.categoryId)
  useEffect(() => {
    // What stands in the upper part of the page, below the tabs, is what one reads.
    const inView = new Set<string>()
    const watch = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) inView.add(target.id)
          else inView.delete(target.id)
        }
        const read = categories.findLast(({ categoryId }) => inView.has(categoryId))
        if (read !== undefined) beAt(read.categoryId)
      },
      { rootMargin: '-30% 0px -69% 0px' },
    )
    for (const { categoryId } of categories) {
      const section = document.getElementById(categoryId)
      if (section !== null) watch.observe(section)
    }
    return () => watch.disconnect()
  }, [categories])
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-current]')
    if (tab != null) row.current?.scrollTo({ left: tab.offsetLeft - tab.offsetWidth / 2 })
  }, [here])
  return html`<nav ref=${row} class="tabs-row" aria-label=${t('guest.categories')}>
    <ul>
      ${categories.map(
        ({ categoryId, names }) => html`<li key=${categoryId}>
          <a href=${`#${categoryId}`} aria-current=${categoryId === here ? 'true' : undefined}>
            ${nameOf(names)}
          </a>
        </li>`,
      )}
    </ul>
  </nav>`
}

const isThere = (one: GuestMenuItem): boolean => whyNot(one) === undefined

function Row({
  item,
  onPress,
}: {
  readonly item: GuestMenuItem
  readonly onPress: () => void
}): VNode {
  const { names, mark, picture, leftMilli } = item
  const why = whyNot(item)
  const mayOrder = state.value?.ordering === 'ask' || state.value?.ordering === 'direct'
  return html`<li>
    <button type="button" class=${`row${why === undefined ? '' : ' row-gone'}`} onClick=${onPress}>
      ${
        picture === null
          ? html`<span class="row-picture" />`
          : html`<img class="row-picture" src=${pictureOf(picture)} alt="" width="72" height="72" loading="lazy" decoding="async" />`
      }
      <span class="row-text">
        <span class="row-name">
          ${mark !== 'none' && html`<${DietMark} diet=${mark} size=${16} />`} ${nameOf(names)}
        </span>
        ${item.description !== null && html`<span class="row-what">${nameOf(item.description)}</span>`}
        <span class="row-price figures">
          ${priceText(item)}
          ${item.prepMinutes !== null && html`<small>${t('guest.minutes', { count: item.prepMinutes })}</small>`}
          ${item.isSpecial && html`<small class="special">${t('guest.special')}</small>`}
        </span>
        ${
          why !== undefined
            ? html`<span class="row-note">${why}</span>`
            : leftMilli !== null &&
              leftMilli <= 10_000 &&
              html`<span class="row-note">${t('shared.left', { count: leftMilli / 1000 })}</span>`
        }
      </span>
      ${mayOrder && why === undefined && !item.isWeighed && html`<${Icon} of=${Plus} />`}
    </button>
  </li>`
}
