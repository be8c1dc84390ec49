/**
 * The customers: found on the left, the one at hand on the right.
 *
 * The rule: what somebody owes and has paid ahead is the largest thing about
 * them, and money for it is two taps away.
 */
import { speakCustomers } from '../../lib/customers/words.ts'
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import { Gift, HandCoins, ReceiptText, UserRound } from 'lucide'
import { isAway } from '../../lib/hub-api.ts'
import { CustomerFinder } from '../../lib/customers/finder.ts'
import { lookUp, readGroups, type CustomerPage } from '../../lib/customers/known.ts'
import type { KnownCustomer } from '../../../schema/customer.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { sayDeclined, type Said } from '../../lib/frame/say-declined.ts'
import { t } from '../../lib/words/words.ts'
import { BackKey } from '../back-key.ts'
import { CustomerPanel } from './panel.ts'
import { Sheets, sheet } from './sheets.ts'

speakCustomers()

const chosenId = signal<string | undefined>(undefined)
const page = signal<CustomerPage | undefined>(undefined)
const why = signal<Said | undefined>(undefined)
/** Counted up with every change, so that the list is read anew. */
const stamp = signal(0)

/** Reads the customer at hand anew. */
const refresh = async (): Promise<void> => {
  const customerId = chosenId.peek()
  stamp.value += 1
  void readGroups()
  if (customerId === undefined) return
  const answer = await lookUp(customerId)
  if (customerId !== chosenId.peek()) return
  why.value = answer.ok ? undefined : answer
  if (answer.ok) page.value = answer.value
}

const choose = (customerId: string | undefined): void => {
  chosenId.value = customerId
  page.value = undefined
  why.value = undefined
  void refresh()
}

export function Customers(): VNode {
  const isCutOff = isAway()
  useEffect(() => {
    // What stands here stays while the hub is away, and is read anew once it is back.
    if (!isCutOff || page.peek() === undefined) void refresh()
  }, [isCutOff])
  return html`<div class="customers">
    <aside class="customers-list" aria-label=${t('customers.title')}>
      <${CustomerFinder}
        chosenId=${chosenId.value}
        stamp=${stamp.value}
        onChoose=${({ customerId }: KnownCustomer) => choose(customerId)}
      />
      <${Button} icon=${ReceiptText} wide onPress=${() => (sheet.value = { kind: 'cheques' })}>
        ${t('customers.cheques-in-hand')}
      <//>
      <${Button} icon=${HandCoins} wide onPress=${() => (sheet.value = { kind: 'owed' })}>
        ${t('owed.title')}
      <//>
      <${Button} icon=${Gift} wide onPress=${() => (sheet.value = { kind: 'voucher' })}>
        ${t('customers.sell-voucher')}
      <//>
    </aside>
    <section class="customers-one">
      ${chosenId.value !== undefined && html`<${BackKey} onPress=${() => choose(undefined)} />`}
      ${inside()}
    </section>
    <${Sheets} page=${page.value} onDone=${refresh} onChoose=${choose} />
  </div>`
}

const inside = (): VNode => {
  if (why.value !== undefined) {
    return html`<${ErrorNote}
      what=${sayDeclined(why.value)}
      todo=${t('customers.unread-todo')}
      action=${html`<${Button} onPress=${() => void refresh()}>${t('shared.retry')}<//>`}
    />`
  }
  if (page.value !== undefined)
    return html`<${CustomerPanel} page=${page.value} onDone=${refresh} />`
  return chosenId.value === undefined
    ? html`<${EmptyState} icon=${UserRound} title=${t('customers.choose')} next=${t('customers.choose-next')} />`
    : html`<${Skeleton} shape="row" count=${6} />`
}
