/** Whoever has ordered before, found by the phone that is being typed. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { UserRound } from 'lucide'
import type { KnownCustomer } from '../../schema/customer.ts'
import { nameOfCustomer, search } from '../lib/customers/known.ts'
import { isAway } from '../lib/hub-api.ts'
import type { Buyer } from '../lib/order/cart.ts'
import { can } from '../lib/session.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { t } from '../lib/words/words.ts'

/** Fewer figures than these name too many. */
const leastFigures = 4
const mostShown = 4

export const mayAsk = (): boolean => can('view.customers') !== 'deny' && !isAway()

export const buyerOf = ({ customerId, groupId }: KnownCustomer): Buyer => ({ customerId, groupId })

/** Whoever has a phone that begins or ends so. */
const useFound = (phone: string): readonly KnownCustomer[] => {
  const [found, setFound] = useState<readonly KnownCustomer[]>([])
  const isEnough = phone.replace(/\D/g, '').length >= leastFigures
  useEffect(() => {
    if (!isEnough || !mayAsk()) return setFound([])
    let isLate = false
    const look = async (): Promise<void> => {
      const answer = await search(phone)
      if (!isLate && answer.ok) setFound(answer.value.slice(0, mostShown))
    }
    const timer = setTimeout(() => void look(), 150)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [phone, isEnough])
  return found
}

interface OrderedBeforeProps {
  readonly phone: string
  /** Who is chosen already. */
  readonly chosenId: string | undefined
  readonly onChoose: (customer: KnownCustomer) => void
}

export function OrderedBefore({ phone, chosenId, onChoose }: OrderedBeforeProps): VNode | null {
  const found = useFound(phone).filter(({ customerId }) => customerId !== chosenId)
  if (found.length === 0) return null
  return html`<ul class="rows" aria-label=${t('counter.deliver-known')}>
    ${found.map(
      (one) => html`<${ListRow}
        key=${one.customerId}
        icon=${UserRound}
        title=${`${nameOfCustomer(one)} · ${one.phone}`}
        detail=${one.address}
        onPress=${() => onChoose(one)}
      />`,
    )}
  </ul>`
}
