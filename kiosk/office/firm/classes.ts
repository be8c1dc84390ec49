/** The tax classes: what each is at today, what it will be, and how much of the menu is of it. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Percent, Plus } from 'lucide'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { shortDay } from '../../lib/words/dates.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { ClassSheet } from './class-sheet.ts'
import type { FirmProps } from './props.ts'
import { rateOn, rateText } from './rates.ts'
import { whyNot } from './saving.ts'

export function Classes(props: FirmProps): VNode {
  const { classes, today } = props.shop
  const [openId, setOpenId] = useState<string | null>(null)
  const [isNew, setNew] = useState(false)
  const open = classes.find(({ taxClassId }) => taxClassId === openId)
  const close = (): void => {
    setOpenId(null)
    setNew(false)
  }
  const add = html`<${Button} icon=${Plus} why=${whyNot('tax-class.set')} onPress=${() => setNew(true)}>
    ${t('firm.new-class')}
  <//>`
  return html`<${Card} title=${t('firm.classes')} actions=${add}>
    <ul class="rows">
      ${classes.map((one) => {
        const now = rateOn(one, today)
        const next = one.rates.findLast(({ from }) => from > today)
        return html`<${ListRow}
          key=${one.taxClassId}
          icon=${Percent}
          title=${nameOf(one.names)}
          detail=${t('firm.items', { count: one.items })}
          end=${html`<span class="firm-rate">
            ${
              next !== undefined &&
              html`<${Badge} tone="wait">${t('firm.rate-from', { rate: rateText(next), day: shortDay(next.from) })}<//>`
            }
            <b>${now === undefined ? t(`firm.kind-${one.kind}-short`) : rateText(now)}</b>
          </span>`}
          onPress=${() => setOpenId(one.taxClassId)}
        />`
      })}
    </ul>
    ${open !== undefined && html`<${ClassSheet} key=${open.taxClassId} ...${props} known=${open} onClose=${close} />`}
    ${isNew && html`<${ClassSheet} ...${props} onClose=${close} />`}
  <//>`
}
