/** Choosing a country's taxes: its classes are added, its rules hold from a day on. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { TaxPresetId } from '../../../schema/tax-presets.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { nameOf } from '../../lib/words/names.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import type { FirmProps } from './props.ts'
import { FromField, isToCome } from './from-field.ts'
import { useSaving } from './saving.ts'

export function PresetSheet({
  shop,
  again,
  onClose,
}: FirmProps & { readonly onClose: () => void }): VNode {
  const { outlet, presets, today, hasIssued } = shop
  const [chosen, setChosen] = useState<TaxPresetId>(
    presets.find(
      ({ country, taxScheme }) => country === outlet.country && taxScheme === outlet.taxScheme,
    )?.presetId ?? 'in-regular',
  )
  const [from, setFrom] = useState(today)
  const { save, isBusy, why, asking } = useSaving(() => {
    again()
    onClose()
  })
  const preset = presets.find(({ presetId }) => presetId === chosen)
  const isAbroad = preset !== undefined && preset.country !== outlet.country
  const isBarred = isAbroad && hasIssued
  const keep = (): void => {
    const when = isAbroad || from === today ? {} : { from }
    save({
      name: 'tax-preset.choose',
      args: { outletId: outlet.outletId, presetId: chosen, ...when },
      said: t('firm.rules-saved'),
    })
  }
  return html`<${Sheet}
    title=${t('firm.preset')}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button}
      kind="primary"
      wide
      busy=${isBusy}
      why=${isBarred ? t('firm.preset-barred') : isAbroad || isToCome(today, from) ? undefined : t('firm.from-past')}
      onPress=${keep}
    >
      ${t('firm.preset-take')}
    <//>`}
  >
    <div class="firm-form">
      ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
      <${Select}
        label=${t('firm.preset')}
        choices=${presets.map(({ presetId, names }) => ({ value: presetId, label: nameOf(names) }))}
        value=${chosen}
        onChange=${setChosen}
      />
      <p class="firm-about">${t('firm.preset-what')}</p>
      ${
        isBarred
          ? html`<${ErrorNote}
              what=${refused({ code: 'tax-preset.other-country', facts: { currency: outlet.currency } })}
              todo=${t('firm.preset-another')}
            />`
          : isAbroad &&
            html`<p class="firm-note">${t('firm.preset-abroad', { currency: preset.currency })}</p>`
      }
      ${!isAbroad && html`<${FromField} today=${today} value=${from} onChange=${setFrom} />`}
    </div>
    ${asking}
  <//>`
}
