/** What each charge is taxed as. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Card } from '../../lib/ui/card.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import type { FirmProps } from './props.ts'
import { useSaving } from './saving.ts'

export function Charges({ shop, again }: FirmProps): VNode {
  const { outlet, charges, classes } = shop
  const { save, why, asking } = useSaving(again)
  return html`<${Card} title=${t('firm.charges')}>
    <p class="firm-about">${t('firm.charges-what')}</p>
    ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
    <div class="firm-fields">
      ${charges.map(
        ({ chargeId, taxClassId }) => html`<${Select}
          key=${chargeId}
          label=${t(`firm.charge-${chargeId}`)}
          choices=${[
            { value: '', label: t('firm.charge-follows') },
            ...classes.map((one) => ({ value: one.taxClassId, label: nameOf(one.names) })),
          ]}
          value=${taxClassId ?? ''}
          onChange=${(chosen: string) =>
            save({
              name: 'charge.set',
              args: {
                outletId: outlet.outletId,
                chargeId,
                taxClassId: chosen === '' ? null : chosen,
              },
              said: t('firm.rules-saved'),
            })}
        />`,
      )}
    </div>
    ${asking}
  <//>`
}
