/** Whether the shop's prices include their tax, today and from a day to come. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Pencil } from 'lucide'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { t } from '../../lib/words/words.ts'
import { FromField, isToCome } from './from-field.ts'
import type { FirmProps } from './props.ts'
import { useSaving, whyNot } from './saving.ts'

const ways = ['with', 'without'] as const
type Way = (typeof ways)[number]

const wayOf = (isTaxIncluded: boolean): Way => (isTaxIncluded ? 'with' : 'without')

export function Prices(props: FirmProps): VNode {
  const { isTaxIncluded } = props.shop
  const [isOpen, setOpen] = useState(false)
  const change = html`<${Button} icon=${Pencil} why=${whyNot('outlet.prices')} onPress=${() => setOpen(true)}>
    ${t('firm.change-prices')}
  <//>`
  return html`<${Card} title=${t('firm.prices')} actions=${change}>
    <p class="firm-held">${t(isTaxIncluded === null ? 'firm.prices-mixed' : `firm.prices-${wayOf(isTaxIncluded)}`)}</p>
    ${isOpen && html`<${PricesSheet} ...${props} onClose=${() => setOpen(false)} />`}
  <//>`
}

function PricesSheet({
  shop,
  again,
  onClose,
}: FirmProps & { readonly onClose: () => void }): VNode {
  const { outlet, today } = shop
  const [way, setWay] = useState<Way>(wayOf(shop.isTaxIncluded !== false))
  const [from, setFrom] = useState(today)
  const { save, isBusy, why, asking } = useSaving(() => {
    again()
    onClose()
  })
  const keep = (): void =>
    save({
      name: 'outlet.prices',
      args: {
        outletId: outlet.outletId,
        isTaxIncluded: way === 'with',
        ...(from === today ? {} : { from }),
      },
      said: t('firm.rules-saved'),
    })
  return html`<${Sheet}
    title=${t('firm.prices')}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button}
      kind="primary"
      wide
      busy=${isBusy}
      why=${isToCome(today, from) ? undefined : t('firm.from-past')}
      onPress=${keep}
    >
      ${t('shared.save')}
    <//>`}
  >
    <div class="firm-form">
      ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
      <${SegmentedControl}
        label=${t('firm.prices')}
        choices=${ways.map((value) => ({ value, label: t(`firm.prices-${value}-short`) }))}
        value=${way}
        onChange=${setWay}
      />
      <p class="firm-about">${t(`firm.prices-${way}-what`)}</p>
      <${FromField} today=${today} value=${from} onChange=${setFrom} />
    </div>
    ${asking}
  <//>`
}
