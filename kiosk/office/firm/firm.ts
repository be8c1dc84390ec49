/**
 * The shop itself: its business card, its tax rules, classes and charges, its discounts.
 *
 * The rule: nothing here changes what was issued. What is taxed otherwise is so
 * from a day on, and the page says from which.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { ShopDoc } from '../../../schema/shop-doc.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { clock } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { outletQuery } from '../shop.ts'
import { CardForm } from './card-form.ts'
import { Charges } from './charges.ts'
import { Classes } from './classes.ts'
import { Discounts } from './discounts.ts'
import { FootForm } from './foot-form.ts'
import type { FirmProps } from './props.ts'
import { Prices } from './prices.ts'
import { Rules } from './rules.ts'

export function Firm(): VNode {
  const path = `/api/v1/shop${outletQuery.value}`
  const reading = useReading<ShopDoc>(path)
  const { value: shop, why, again } = reading
  const retry = html`<${Button} onPress=${again}>${t('shared.retry')}<//>`
  if (shop === undefined || reading.path !== path)
    return why === undefined
      ? html`<${Skeleton} shape="row" count=${6} />`
      : html`<${ErrorNote} what=${sayDeclined(why)} todo=${t('frame.unreachable-todo')} action=${retry} />`
  const props: FirmProps = { shop, again }
  // What is typed in one form stays while the other is saved.
  const { terms, bank, rev: _, ...card } = shop.outlet
  const cardKey = JSON.stringify(card)
  const footKey = JSON.stringify([card.outletId, terms, bank])
  return html`<div class="firm">
    ${
      why !== undefined &&
      html`<${ErrorNote}
        what=${sayDeclined(why)}
        kept=${t('firm.as-of', { time: clock(reading.at) })}
        todo=${t('frame.unreachable-todo')}
        action=${retry}
      />`
    }
    <div class="firm-columns">
      <div class="firm-taxes">
        <${CardForm} key=${cardKey} ...${props} />
        <${FootForm} key=${footKey} ...${props} />
        <${Discounts} today=${shop.today} />
      </div>
      <div class="firm-taxes">
        <${Rules} ...${props} />
        <${Prices} ...${props} />
        <${Classes} ...${props} />
        <${Charges} ...${props} />
      </div>
    </div>
  </div>`
}
