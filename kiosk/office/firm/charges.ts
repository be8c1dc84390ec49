/** What each charge is taxed as, and what of packing and delivery the counter proposes. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import type { FirmProps } from './props.ts'
import { amountText, currencySign, readAmount } from '../catalogue/amount.ts'
import { useSaving, whyNot } from './saving.ts'

/** As it stands now; empty where nothing is proposed. */
const was = (amount: number | null): string => amountText(amount ?? undefined)

/** What is proposed of packing and delivery; an empty field proposes nothing. */
function Usual({ shop, again }: FirmProps): VNode {
  const { outlet, charges } = shop
  const { save, why, asking } = useSaving(again)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const usual = charges.filter(({ chargeId }) => chargeId !== 'service')
  const put = ({ chargeId, taxClassId, amount }: (typeof usual)[number]): void => {
    const text = (typed[chargeId] ?? was(amount)).trim()
    const next = text === '' ? null : readAmount(text)
    if (next === amount || next === 0 || (next === null && text !== '')) return
    save({
      name: 'charge.set',
      args: { outletId: outlet.outletId, chargeId, taxClassId, amount: next },
      said: t('firm.rules-saved'),
    })
  }
  return html`<p class="firm-about">${t('firm.charges-usual')}</p>
    ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
    <div class="firm-fields">
      ${usual.map(
        (one) => html`<div key=${one.chargeId} class="firm-usual">
          <${Field}
            label=${t('firm.charge-usual', { charge: t(`firm.charge-${one.chargeId}`) })}
            inputMode="decimal"
            before=${currencySign()}
            value=${typed[one.chargeId] ?? was(one.amount)}
            hint=${t('firm.charge-none')}
            onInput=${(text: string) => setTyped({ ...typed, [one.chargeId]: text })}
            onEnter=${() => put(one)}
          />
          <${Button} why=${whyNot('charge.set')} onPress=${() => put(one)}>${t('shared.save')}<//>
        </div>`,
      )}
    </div>
    ${asking}`
}

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
    <${Usual} shop=${shop} again=${again} />
    ${asking}
  <//>`
}
