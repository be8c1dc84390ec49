/** How the outlet is taxed and rounds, today and from a day to come. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { CalendarClock, Globe, Pencil } from 'lucide'
import { taxSchemes, type OutletDoc } from '../../../schema/outlet.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { fullDay } from '../../lib/words/dates.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import type { FirmProps } from './props.ts'
import { FromField, isToCome } from './from-field.ts'
import { PresetSheet } from './preset-sheet.ts'
import { useSaving, whyNot } from './saving.ts'

type Held = Pick<OutletDoc, 'taxScheme' | 'taxRounding' | 'cashIncrement' | 'cashScope'>

export function Rules(props: FirmProps): VNode {
  const { outlet, planned } = props.shop
  const [open, setOpen] = useState<'rules' | 'preset' | null>(null)
  const close = (): void => setOpen(null)
  const keys = html`<${Button} icon=${Globe} why=${whyNot('tax-preset.choose')} onPress=${() => setOpen('preset')}>
      ${t('firm.preset')}
    <//>
    <${Button} icon=${Pencil} why=${whyNot('outlet.tax')} onPress=${() => setOpen('rules')}>
      ${t('firm.change')}
    <//>`
  return html`<${Card} title=${t('firm.rules')} actions=${keys}>
    <p class="firm-held">${wordsOf(outlet)}</p>
    ${planned.map(
      ({ from, ...held }) => html`<p key=${from} class="firm-held">
        <${Badge} tone="wait" icon=${CalendarClock}>${t('firm.from-day', { day: fullDay(from) })}<//>
        ${wordsOf(held)}
      </p>`,
    )}
    ${open === 'rules' && html`<${RulesSheet} ...${props} onClose=${close} />`}
    ${open === 'preset' && html`<${PresetSheet} ...${props} onClose=${close} />`}
  <//>`
}

const wordsOf = ({ taxScheme, taxRounding, cashIncrement, cashScope }: Held): string =>
  [
    t(`firm.scheme-${taxScheme}`),
    t(`firm.taxes-${taxRounding}`),
    cashIncrement === 1
      ? t('firm.exact')
      : t(`firm.rounded-${cashScope}`, { to: money(cashIncrement, true) }),
  ].join(' · ')

function RulesSheet({ shop, again, onClose }: FirmProps & { readonly onClose: () => void }): VNode {
  const { outlet, today } = shop
  const [held, setHeld] = useState<Held>(outlet)
  const [from, setFrom] = useState(today)
  const { save, isBusy, why, asking } = useSaving(() => {
    again()
    onClose()
  })
  const set = (more: Partial<Held>): void => setHeld({ ...held, ...more })
  const keep = (): void => {
    const { taxScheme, taxRounding, cashIncrement, cashScope } = held
    save({
      name: 'outlet.tax',
      args: {
        outletId: outlet.outletId,
        taxScheme,
        taxRounding,
        cashIncrement,
        cashScope,
        ...(from === today ? {} : { from }),
      },
      said: t('firm.rules-saved'),
    })
  }
  const increments = [...new Set([1, 5, 10, 50, 100, held.cashIncrement])]
  return html`<${Sheet}
    title=${t('firm.rules')}
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
      <${Select}
        label=${t('firm.scheme')}
        choices=${taxSchemes.map((value) => ({ value, label: t(`firm.scheme-${value}`) }))}
        value=${held.taxScheme}
        onChange=${(taxScheme: Held['taxScheme']) => set({ taxScheme })}
      />
      <p class="firm-about">${t(`firm.scheme-${held.taxScheme}-what`)}</p>
      <div class="firm-choice">
        <span class="field-label" aria-hidden="true">${t('firm.rounding')}</span>
        <${SegmentedControl}
          label=${t('firm.rounding')}
          choices=${(['line', 'bill'] as const).map((value) => ({ value, label: t(`firm.rounding-${value}`) }))}
          value=${held.taxRounding}
          onChange=${(taxRounding: Held['taxRounding']) => set({ taxRounding })}
        />
      </div>
      <${Select}
        label=${t('firm.increment')}
        choices=${increments.map((value) => ({
          value: String(value),
          label: value === 1 ? t('firm.exact') : money(value, true),
        }))}
        value=${String(held.cashIncrement)}
        onChange=${(value: string) => set({ cashIncrement: Number(value) })}
      />
      ${
        held.cashIncrement > 1 &&
        html`<div class="firm-choice">
          <span class="field-label" aria-hidden="true">${t('firm.scope')}</span>
          <${SegmentedControl}
            label=${t('firm.scope')}
            choices=${(['always', 'cash_only'] as const).map((value) => ({ value, label: t(`firm.scope-${value}`) }))}
            value=${held.cashScope}
            onChange=${(cashScope: Held['cashScope']) => set({ cashScope })}
          />
        </div>`
      }
      <${FromField} today=${today} value=${from} onChange=${setFrom} />
    </div>
    ${asking}
  <//>`
}
