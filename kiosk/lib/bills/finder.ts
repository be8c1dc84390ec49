/**
 * Finding a settled bill: one field, a few filters, what was found below.
 *
 * The rule: the keyboard alone is enough. What a scanner types ends with Enter,
 * and Enter takes the first bill found; the arrows walk through the rest.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Layers2, ListFilter, ReceiptText, Search as Glass, Store } from 'lucide'
import { billFates } from '../../../schema/bill-fate.ts'
import type { BillFound } from '../../../schema/bill-search.ts'
import { tenderKinds, type TenderKind } from '../../../schema/bill.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { hub, type Declined } from '../hub-api.ts'
import { Amount } from '../ui/amount.ts'
import { Button } from '../ui/button.ts'
import { EmptyState } from '../ui/empty-state.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { Field } from '../ui/field.ts'
import { ListRow } from '../ui/list-row.ts'
import { Select } from '../ui/select.ts'
import { Skeleton } from '../ui/skeleton.ts'
import { fromDateField, toDateField } from '../words/date-field.ts'
import { moment } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { tenderIcons } from '../pay/tender-icons.ts'
import { fateName, FateBadge } from './fate.ts'
import { times, type Asked, type Search } from './search.ts'

export interface FinderProps {
  readonly search: Search
  readonly chosenId: string | null
  readonly onPress: (bill: BillFound) => void
  /** Looks at another outlet’s bills, where whoever is here may and the screen can. */
  readonly goTo?: ((outletId: string) => (() => void) | undefined) | undefined
}

export function Finder({ search, chosenId, onPress, goTo }: FinderProps): VNode {
  const people = search.people.value
  useEffect(() => void search.ask({}), [])
  const [isUnfolded, setUnfolded] = useState(false)
  const { asked } = search
  const set = filtersSet(asked.value)
  const ask = (changes: Partial<Asked>): void => void search.ask(changes)
  const takeFirst = (): void => {
    const take = async (): Promise<void> => {
      const first = await search.ask({})
      if (first !== undefined && asked.peek().find !== '') onPress(first)
    }
    void take()
  }
  return html`<div class="finder" onKeyDown=${walk}>
    <${Field}
      label=${t('refund.find')}
      quietLabel
      type="search"
      icon=${Glass}
      placeholder=${t('refund.find-short')}
      value=${asked.value.find}
      onInput=${(find: string) => ask({ find })}
      onEnter=${takeFirst}
    />
    <${Button} class="finder-unfold" icon=${ListFilter} pressed=${isUnfolded} onPress=${() => setUnfolded(!isUnfolded)}>
      ${set === 0 ? t('refund.filter') : t('refund.filter-set', { count: set })}
    <//>
    <div class="finder-filters" data-unfolded=${isUnfolded}>
      <${Select}
        label=${t('refund.when')}
        quietLabel
        choices=${times.map((value) => ({ value, label: t(`refund.${value}`) }))}
        value=${asked.value.time}
        onChange=${(time: Asked['time']) => ask({ time })}
      />
      <${Select}
        label=${t('refund.tender')}
        quietLabel
        choices=${[{ value: '', label: t('refund.any-tender') }, ...tenderKinds.map((value) => ({ value, label: tenderName(value) }))]}
        value=${asked.value.tender}
        onChange=${(tender: Asked['tender']) => ask({ tender })}
      />
      <${Select}
        label=${t('refund.by')}
        quietLabel
        choices=${[{ value: '', label: t('refund.anybody') }, ...people.map(({ userId: value, name: label }) => ({ value, label }))]}
        value=${asked.value.by}
        onChange=${(by: string) => ask({ by })}
      />
      <${Select}
        label=${t('refund.state')}
        quietLabel
        choices=${[{ value: '', label: t('refund.any-state') }, ...billFates.map((value) => ({ value, label: fateName(value) }))]}
        value=${asked.value.state}
        onChange=${(state: Asked['state']) => ask({ state })}
      />
      ${asked.value.time === 'dates' && html`<${Dates} asked=${asked.value} ask=${ask} />`}
    </div>
    ${search.why.value !== null && html`<${Silent} search=${search} why=${search.why.value} />`}
    <${Found} search=${search} chosenId=${chosenId} onPress=${onPress} goTo=${goTo} />
  </div>`
}

/** How many filters narrow what is found. */
const filtersSet = ({ time, tender, by, state }: Asked): number =>
  [time !== 'any-time', tender !== '', by !== '', state !== ''].filter(Boolean).length

function Dates(props: {
  readonly asked: Asked
  readonly ask: (changes: Partial<Asked>) => void
}): VNode {
  const one = (name: 'from' | 'to'): VNode => {
    const date = props.asked[name]
    return html`<${Field}
      label=${t(`refund.${name}`)}
      type="date"
      value=${date === null ? '' : toDateField(date)}
      onInput=${(text: string) => {
        const typed = fromDateField(text)
        props.ask({ [name]: Number.isNaN(typed) ? null : typed })
      }}
    />`
  }
  return html`${one('from')}${one('to')}`
}

/** The hub was not heard; what was found before stays below. It is asked again once it is back. */
function Silent({ search, why }: { readonly search: Search; readonly why: Declined }): VNode {
  const { state } = hub.value
  useEffect(() => {
    if (state === 'here' && why.code === 'hub.away') void search.ask({})
  }, [state])
  return html`<${ErrorNote}
    what=${t('refund.loading-failed')}
    kept=${sayDeclined(why)}
    todo=${t('frame.unreachable-todo')}
    action=${html`<${Button} onPress=${() => void search.ask({})}>${t('shared.retry')}<//>`}
  />`
}

function Found({ search, chosenId, onPress, goTo }: FinderProps): VNode {
  const found = search.found.value
  const people = search.people.value
  const elsewhere = search.elsewhere.value
  if (found === null && search.why.value !== null) return html`<div />`
  if (found === null) return html`<${Skeleton} shape="row" count=${6} />`
  if (found.length === 0 && elsewhere != null)
    return html`<${Elsewhere} outlet=${elsewhere} onGo=${goTo?.(elsewhere.outletId)} />`
  if (found.length === 0) return html`<${Nothing} asked=${search.asked.value} />`
  return html`<div class="finder-found">
    <ul class="rows" aria-label=${t('refund.found')}>
      ${found.map((bill) => html`<${Row} key=${bill.billId} bill=${bill} people=${people} chosen=${bill.billId === chosenId} onPress=${() => onPress(bill)} />`)}
    </ul>
    ${search.next.value !== null && html`<${Button} wide onPress=${() => void search.more()}>${t('refund.more')}<//>`}
  </div>`
}

/** Nothing was found; where nothing was asked for, there is nothing yet. */
function Nothing({ asked }: { readonly asked: Asked }): VNode {
  const isAsked = asked.find.trim() !== '' || filtersSet(asked) > 0
  return isAsked
    ? html`<${EmptyState} icon=${Glass} title=${t('refund.nothing')} next=${t('refund.nothing-todo')} />`
    : html`<${EmptyState} icon=${ReceiptText} title=${t('refund.none-yet')} next=${t('refund.none-yet-todo')} />`
}

/** What was typed is a bill, and not one of this outlet. */
function Elsewhere(props: {
  readonly outlet: NonNullable<Search['elsewhere']['value']>
  readonly onGo: (() => void) | undefined
}): VNode {
  const { outlet, onGo } = props
  const name = nameOf(outlet.names)
  return html`<${EmptyState}
    icon=${Store}
    title=${t('refund.elsewhere', { outlet: name })}
    next=${t(onGo === undefined ? 'refund.elsewhere-todo' : 'refund.elsewhere-go')}
    action=${onGo && html`<${Button} kind="primary" onPress=${onGo}>${t('refund.elsewhere-look', { outlet: name })}<//>`}
  />`
}

function Row(props: {
  readonly bill: BillFound
  readonly people: Search['people']['value']
  readonly chosen: boolean
  readonly onPress: () => void
}): VNode {
  const { bill, people } = props
  const [only, ...others] = bill.tenders
  const by = people.find(({ userId }) => userId === bill.settledBy)?.name ?? ''
  const where = bill.tableLabel === '' ? t('refund.token', { token: bill.token }) : bill.tableLabel
  return html`<${ListRow}
    icon=${only === undefined || others.length > 0 ? Layers2 : tenderIcons[only]}
    title=${html`<span class="figures">${bill.number}</span>${' '}<${FateBadge} fate=${bill.state} />`}
    detail=${[where, moment(bill.settledAt), by].filter((part) => part !== '').join(' · ')}
    end=${html`<${Amount} minor=${bill.due} />`}
    chosen=${props.chosen}
    onPress=${props.onPress}
  />`
}

/** What a kind of tender is called. */
export const tenderName = (kind: TenderKind): string => t(`shared.tender-${kind}`)

/** Arrow keys go from the field into the rows and along them. */
const walk = (event: KeyboardEvent): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const { currentTarget, target } = event
  if (!(currentTarget instanceof Element) || !(target instanceof HTMLElement)) return
  if (target.matches('select, input[type=date]')) return
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('.row-press')]
  const at = rows.indexOf(target)
  const next = event.key === 'ArrowDown' ? rows[at + 1] : rows[at - 1]
  event.preventDefault()
  if (next !== undefined) next.focus()
  else if (at === 0) currentTarget.querySelector<HTMLElement>('input[type=search]')?.focus()
}
