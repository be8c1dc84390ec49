/** Who an invoice is for: the number first, because it says the State and is checked at once. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BuyerDoc } from '../../../schema/buyer.ts'
import type { OrderType } from '../../../schema/catalogue.ts'
import { checkGstin, isUin } from '../../../schema/gstin.ts'
import type { OutletHere } from '../../../schema/outlet.ts'
import { stateCodes, stateName } from '../../../schema/states.ts'
import { Button } from '../ui/button.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { Field } from '../ui/field.ts'
import { SegmentedControl } from '../ui/segmented-control.ts'
import { Select } from '../ui/select.ts'
import { Sheet } from '../ui/sheet.ts'
import en from '../words/buyer.en.json'
import hi from '../words/buyer.hi.json'
import { language } from '../words/place.ts'
import { refused } from '../words/refused.ts'
import { speak, t } from '../words/words.ts'

speak({ en, hi })

/** A buyer as somebody wrote them down, and where it is sent to when that is not here. */
export interface WrittenBuyer {
  readonly buyer: Partial<BuyerDoc> & { readonly name: string }
  readonly placeOfSupply?: string
}

export interface BuyerFormProps {
  /** Who is named so far. */
  readonly known: Partial<BuyerDoc> | null
  readonly outlet: OutletHere
  readonly orderType: OrderType
  /** Whether it is sent to where they are, as far as is known. */
  readonly isSentThere: boolean
  readonly busy: boolean
  /** Why it could not be saved. */
  readonly why: string | undefined
  readonly onSave: (written: WrittenBuyer) => void
  /** Names nobody; undefined where nobody is named. */
  readonly onRemove: (() => void) | undefined
  readonly onClose: () => void
}

export function BuyerForm(props: BuyerFormProps): VNode {
  const { known, outlet, orderType, busy, why, onSave, onRemove, onClose } = props
  const isIndian = outlet.country === 'IN'
  const [typed, setTyped] = useState({
    taxNumber: known?.taxNumber ?? '',
    name: known?.name ?? '',
    address: known?.address ?? '',
  })
  const [chosenState, setState] = useState(known?.stateCode ?? outlet.stateCode)
  const [isSent, setSent] = useState(props.isSentThere)
  const [isPressed, setPressed] = useState(false)

  const taxNumber = typed.taxNumber.trim().toUpperCase()
  const isOther = isIndian && isUin(taxNumber)
  const checked = isIndian && taxNumber !== '' && !isOther ? checkGstin(taxNumber) : undefined
  const state = checked?.isValid === true ? checked.state : chosenState
  const mayBeSent =
    isIndian &&
    state !== outlet.stateCode &&
    orderType !== 'eat-here' &&
    outlet.serviceTaxClassId === null
  const set = (more: Partial<typeof typed>): void => setTyped({ ...typed, ...more })
  const save = (): void => {
    setPressed(true)
    const name = typed.name.trim()
    const address = typed.address.trim()
    const isWhole =
      name !== '' && checked?.isValid !== false && (taxNumber === '' || address !== '')
    if (!isWhole) return
    const buyer = { name, address, taxNumber, ...(state === '' ? {} : { stateCode: state }) }
    onSave(mayBeSent && isSent ? { buyer, placeOfSupply: state } : { buyer })
  }

  return html`<${Sheet}
    title=${t('buyer.title')}
    from="side"
    onClose=${onClose}
    foot=${html`
      ${
        onRemove !== undefined &&
        html`<${Button}
          kind="danger"
          busy=${busy}
          onPress=${onRemove}
        >
          ${t('buyer.remove')}
        <//>`
      }
      <${Button} kind="primary" class="grow" busy=${busy} onPress=${save}>${t('buyer.save')}<//>
    `}
  >
    <div class="buyer-form">
      ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
      <${Field}
        label=${t(isIndian ? 'buyer.tax-number' : 'buyer.tax-number-abroad')}
        value=${typed.taxNumber}
        maxLength=${20}
        hint=${
          checked?.isValid === true
            ? t('buyer.tax-number-right', { state: stateName(checked.state, language.value) })
            : t(isOther ? 'buyer.tax-number-uin' : 'buyer.tax-number-hint')
        }
        error=${saidOf(checked, taxNumber, isPressed)}
        onInput=${(to: string) => set({ taxNumber: to.toUpperCase() })}
        onEnter=${save}
      />
      <${Field}
        label=${t('buyer.name')}
        value=${typed.name}
        maxLength=${80}
        error=${isPressed && typed.name.trim() === '' ? t('buyer.name-missing') : undefined}
        onInput=${(name: string) => set({ name })}
        onEnter=${save}
      />
      <${Field}
        label=${t('buyer.address')}
        value=${typed.address}
        maxLength=${160}
        error=${
          isPressed && taxNumber !== '' && typed.address.trim() === ''
            ? t('buyer.address-missing')
            : undefined
        }
        onInput=${(address: string) => set({ address })}
        onEnter=${save}
      />
      ${
        isIndian &&
        checked?.isValid !== true &&
        html`<${Select}
          label=${t('buyer.state')}
          choices=${stateCodes.map((value) => ({ value, label: stateName(value, language.value) }))}
          value=${state}
          onChange=${setState}
        />`
      }
      ${
        mayBeSent &&
        html`<div class="buyer-place">
          <span class="field-label" aria-hidden="true">${t('buyer.place')}</span>
          <${SegmentedControl}
            label=${t('buyer.place')}
            choices=${[
              {
                value: 'here',
                label: t('buyer.here', { state: stateName(outlet.stateCode, language.value) }),
              },
              {
                value: 'there',
                label: t('buyer.there', { state: stateName(state, language.value) }),
              },
            ]}
            value=${isSent ? 'there' : 'here'}
            onChange=${(to: 'here' | 'there') => setSent(to === 'there')}
          />
          <p>${t(isSent ? 'buyer.there-what' : 'buyer.here-what')}</p>
        </div>`
      }
    </div>
  <//>`
}

/** What is wrong with a number, once it is as long as one or somebody wants to save it. */
const saidOf = (
  checked: ReturnType<typeof checkGstin> | undefined,
  number: string,
  isPressed: boolean,
): string | undefined => {
  if (checked === undefined || checked.isValid || (number.length < 15 && !isPressed))
    return undefined
  const { reason } = checked
  const code =
    reason === 'format'
      ? 'buyer.gstin-form'
      : reason === 'state'
        ? 'buyer.gstin-state'
        : 'buyer.gstin-check'
  return refused({ code, facts: { number } })
}
