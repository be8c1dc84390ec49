/**
 * Finding a customer, or writing them down in one step.
 *
 * The rule: what was typed to find somebody is what the new one begins with,
 * so nobody types a phone twice.
 */
import { speakCustomers } from './words.ts'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Search, UserPlus, UserRound } from 'lucide'
import type { KnownCustomer } from '../../../schema/customer.ts'
import { sayDeclined, type Said } from '../frame/say-declined.ts'
import { isAway, newId, send } from '../send.ts'
import { Badge } from '../ui/badge.ts'
import { Button } from '../ui/button.ts'
import { EmptyState } from '../ui/empty-state.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { Field } from '../ui/field.ts'
import { ListRow } from '../ui/list-row.ts'
import { Skeleton } from '../ui/skeleton.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { lookUp, nameOfCustomer, search } from './known.ts'

speakCustomers()

export interface FinderProps {
  readonly onChoose: (customer: KnownCustomer) => void
  readonly chosenId?: string | undefined
  /** Somebody who cannot be chosen here. */
  readonly without?: string
  /** Nobody new is written down here. */
  readonly isFindOnly?: boolean
  /** Changes where the list is to be read anew. */
  readonly stamp?: unknown
}

export function CustomerFinder(props: FinderProps): VNode {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly KnownCustomer[] | undefined>()
  const [why, setWhy] = useState<Said | undefined>()
  const [isNew, setNew] = useState(false)
  const [attempt, setAttempt] = useState(0)
  // Once the hub is back it is asked again by itself.
  const isCutOff = isAway()
  useEffect(() => {
    let isLate = false
    const look = async (): Promise<void> => {
      const answer = await search(typed)
      if (isLate) return
      setWhy(answer.ok ? undefined : answer)
      if (answer.ok) setFound(answer.value)
    }
    // A short wait while somebody types: only what they typed last is asked for.
    const timer = setTimeout(() => void look(), typed === '' ? 0 : 150)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [typed, attempt, props.stamp, isCutOff])
  if (isNew) {
    return html`<${NewCustomer}
      typed=${typed}
      onDone=${(customer: KnownCustomer) => {
        setNew(false)
        setTyped('')
        props.onChoose(customer)
      }}
      onBack=${() => setNew(false)}
    />`
  }
  const shown = (found ?? []).filter(({ customerId }) => customerId !== props.without)
  const takeFirst = (): void => {
    const [first] = shown
    if (first !== undefined) props.onChoose(first)
  }
  return html`<div class="customer-finder">
    <${Field}
      label=${t('customers.find')}
      placeholder=${t('customers.find')}
      type="search"
      icon=${Search}
      quietLabel
      value=${typed}
      maxLength=${60}
      onInput=${setTyped}
      onEnter=${takeFirst}
    />
    ${
      props.isFindOnly !== true &&
      html`<${Button} icon=${UserPlus} wide onPress=${() => setNew(true)}>${t('customers.new')}<//>`
    }
    ${list({ why, found, shown, typed, props, retry: () => setAttempt(attempt + 1) })}
  </div>`
}

const list = (state: {
  readonly why: Said | undefined
  readonly found: readonly KnownCustomer[] | undefined
  readonly shown: readonly KnownCustomer[]
  readonly typed: string
  readonly props: FinderProps
  readonly retry: () => void
}): VNode => {
  const { why, found, shown, typed, props, retry } = state
  if (why !== undefined) {
    return html`<${ErrorNote}
      what=${sayDeclined(why)}
      todo=${t('customers.unread-todo')}
      action=${html`<${Button} onPress=${retry}>${t('shared.retry')}<//>`}
    />`
  }
  if (found === undefined) return html`<${Skeleton} shape="row" count=${5} />`
  if (shown.length === 0) {
    return html`<${EmptyState}
      icon=${UserRound}
      title=${t(typed === '' ? 'customers.none' : 'customers.not-found')}
      next=${t('customers.none-next')}
    />`
  }
  return html`<ul class="rows finder-list">
    ${shown.map(
      (customer) => html`<${ListRow}
        key=${customer.customerId}
        icon=${UserRound}
        title=${nameOfCustomer(customer)}
        detail=${[customer.phone, t('customers.number', { no: customer.no })].filter(Boolean).join(' · ')}
        end=${html`<${Standing} customer=${customer} />`}
        chosen=${customer.customerId === props.chosenId}
        onPress=${() => props.onChoose(customer)}
      />`,
    )}
  </ul>`
}

/** What a customer owes, or has in their wallet, in one word; nothing where they are even. */
export function Standing({ customer }: { readonly customer: KnownCustomer }): VNode | null {
  if (customer.owes > 0)
    return html`<${Badge} tone="wait">${t('customers.owes-short', { amount: money(customer.owes, true) })}<//>`
  return customer.wallet > 0
    ? html`<${Badge} tone="plain">${t('customers.wallet-short', { amount: money(customer.wallet, true) })}<//>`
    : null
}

/** Figures are a phone, everything else a name. */
const isPhone = (typed: string): boolean => /^[\d\s()+-]+$/.test(typed)

function NewCustomer(props: {
  readonly typed: string
  readonly onDone: (customer: KnownCustomer) => void
  readonly onBack: () => void
}): VNode {
  const [customerId] = useState(newId)
  const [name, setName] = useState(isPhone(props.typed) ? '' : props.typed)
  const [phone, setPhone] = useState(isPhone(props.typed) ? props.typed : '')
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Said | undefined>()
  const save = async (): Promise<void> => {
    if (name.trim() === '' || isBusy) return
    setBusy(true)
    const saved = await send('customer.set', { customerId, name, phone }).done
    const read = saved.ok ? await lookUp(customerId) : saved
    setBusy(false)
    if (read.ok) props.onDone(read.value.customer)
    else setWhy(read)
  }
  return html`<div class="finder">
    <h3>${t('customers.new')}</h3>
    <${Field} label=${t('customers.name')} value=${name} maxLength=${80} onInput=${setName} onEnter=${() => void save()} />
    <${Field}
      label=${t('customers.phone')}
      type="tel"
      inputMode="tel"
      value=${phone}
      maxLength=${20}
      onInput=${setPhone}
      onEnter=${() => void save()}
    />
    ${why !== undefined && html`<${ErrorNote} what=${sayDeclined(why)} />`}
    <div class="finder-keys">
      <${Button} onPress=${props.onBack}>${t('shared.back')}<//>
      <${Button}
        kind="primary"
        busy=${isBusy}
        why=${name.trim() === '' ? t('customers.name-missing') : undefined}
        onPress=${() => void save()}
      >
        ${t('customers.save-new')}
      <//>
    </div>
  </div>`
}
