/** The business card: what stands at the head of every paper, and what invoice numbers begin with. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { CommandInput } from '../../../schema/commands.ts'
import { checkGstin } from '../../../schema/gstin.ts'
import type { Language } from '../../../schema/names.ts'
import type { OutletDoc } from '../../../schema/outlet.ts'
import { stateCodes, stateName } from '../../../schema/states.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { language } from '../../lib/words/place.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import type { FirmProps } from './props.ts'
import { useSaving, whyNot } from './saving.ts'

type Typed = Omit<CommandInput<'outlet.set'>, 'outletId' | 'names'> & {
  readonly en: string
  readonly hi: string
}

const typedOf = (outlet: OutletDoc): Typed => ({
  en: outlet.names.en,
  hi: outlet.names.hi ?? '',
  address: outlet.address,
  phone: outlet.phone,
  taxNumber: outlet.taxNumber,
  foodLicence: outlet.foodLicence,
  stateCode: outlet.stateCode,
  upiAddress: outlet.upiAddress,
  series: outlet.code,
  receiptLanguage: outlet.receiptLanguage,
})

/** Each language is called by its own name. */
const languages = [
  { value: 'en', label: 'English' },
  { value: 'hi', label: 'हिन्दी' },
] as const

export function CardForm({ shop, again }: FirmProps): VNode {
  const { outlet } = shop
  const [typed, setTyped] = useState(() => typedOf(outlet))
  const { save, isBusy, why, asking } = useSaving(again)
  const isIndian = outlet.country === 'IN'
  const number = typed.taxNumber.trim().toUpperCase()
  const checked = isIndian && number !== '' ? checkGstin(number) : undefined
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(outlet))
  const set = (more: Partial<Typed>): void => setTyped({ ...typed, ...more })

  const keep = (): void => {
    const { en, hi, ...card } = typed
    const names = { en: en.trim(), ...(hi.trim() === '' ? {} : { hi: hi.trim() }) }
    const said = t('firm.card-saved')
    save({ name: 'outlet.set', args: { outletId: outlet.outletId, names, ...card }, said })
  }
  const field = (
    name: Exclude<keyof Typed, 'receiptLanguage'>,
    more: Readonly<Record<string, unknown>> = {},
  ): VNode =>
    html`<${Field}
      label=${t(`firm.${name}`)}
      value=${typed[name]}
      why=${whyNot('outlet.set')}
      onInput=${(to: string) => set({ [name]: to })}
      ...${more}
    />`

  return html`<${Card} title=${t('firm.card')}>
    <p class="firm-about">${t('firm.card-what')}</p>
    ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
    <div class="firm-fields">
      ${field('en', { maxLength: 80, error: typed.en.trim() === '' ? t('firm.name-missing') : undefined })}
      ${field('hi', { maxLength: 80 })}
      <div class="firm-wide">${field('address', { maxLength: 160 })}</div>
      ${field('phone', { type: 'tel', maxLength: 20 })}
      ${field('taxNumber', {
        label: t(isIndian ? 'firm.taxNumber' : 'firm.taxNumber-abroad'),
        maxLength: 20,
        hint:
          checked?.isValid === true
            ? t('firm.number-right', { state: stateName(checked.state, language.value) })
            : undefined,
        error:
          checked?.isValid === false
            ? refused({ code: 'outlet.gstin', facts: { number } })
            : undefined,
        onInput: (to: string) => set({ taxNumber: to.toUpperCase() }),
      })}
      ${
        isIndian &&
        html`${field('foodLicence', {
          maxLength: 14,
          inputMode: 'numeric',
          error: /^(\d{14})?$/.test(typed.foodLicence)
            ? undefined
            : t('firm.foodLicence-digits', { count: typed.foodLicence.length }),
        })}
          ${
            checked?.isValid !== true &&
            html`<${Select}
              label=${t('firm.stateCode')}
              choices=${[
                { value: '', label: t('firm.no-state') },
                ...stateCodes.map((value) => ({ value, label: stateName(value, language.value) })),
              ]}
              value=${typed.stateCode}
              onChange=${(stateCode: string) => set({ stateCode })}
            />`
          }
          ${field('upiAddress', { hint: t('firm.upi-hint'), placeholder: 'name@bank' })}`
      }
      ${field('series', {
        maxLength: 4,
        hint:
          typed.series === outlet.code
            ? t('firm.series-next', { number: shop.nextInvoice })
            : t('firm.series-new'),
        onInput: (to: string) => set({ series: to.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') }),
      })}
      <div class="firm-choice">
        <span class="field-label" aria-hidden="true">${t('firm.receiptLanguage')}</span>
        <${SegmentedControl}
          label=${t('firm.receiptLanguage')}
          choices=${languages}
          value=${typed.receiptLanguage}
          onChange=${(receiptLanguage: Language) => set({ receiptLanguage })}
        />
      </div>
    </div>
    <${Button}
      kind="primary"
      busy=${isBusy}
      why=${
        whyNot('outlet.set') ??
        (typed.en.trim() === '' || typed.series === ''
          ? t('firm.name-missing')
          : isChanged
            ? undefined
            : t('firm.unchanged'))
      }
      onPress=${keep}
    >
      ${t('shared.save')}
    <//>
    ${asking}
  <//>`
}
