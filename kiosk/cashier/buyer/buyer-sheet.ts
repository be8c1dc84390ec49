/** Who the invoice is for: the number first, because it says the State and is checked at once. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import type { BuyerDoc } from '../../../schema/buyer.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { checkGstin } from '../../../schema/gstin.ts'
import type { OutletDoc } from '../../../schema/outlet.ts'
import { stateCodes, stateName } from '../../../schema/states.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { read } from '../../lib/hub-api.ts'
import { send } from '../../lib/send.ts'
import { session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { toast } from '../../lib/ui/toast.ts'
import { language } from '../../lib/words/place.ts'
import { refused, t } from '../../lib/words/words.ts'

export interface BuyerSheetProps {
  readonly bill: BillDoc
  readonly onClose: () => void
}

export function BuyerSheet(props: BuyerSheetProps): VNode {
  const { billId, buyer } = props.bill
  const outlet = session.value.me?.outlet
  const [known, setKnown] = useState<BuyerDoc | null | undefined>(
    buyer === undefined ? null : undefined,
  )
  const [why, setWhy] = useState<string | undefined>()
  useEffect(() => {
    if (known !== undefined) return
    void read<{ buyer: BuyerDoc | null }>(`/api/v1/bills/${billId}/buyer`).then((answer) =>
      answer.ok ? setKnown(answer.value.buyer) : setWhy(sayDeclined(answer)),
    )
  }, [billId])
  if (known !== undefined && outlet !== undefined)
    return html`<${Form} ...${props} known=${known} outlet=${outlet} />`
  return html`<${Sheet} title=${t('buyer.title')} from="side" onClose=${props.onClose}>
    ${why === undefined ? html`<${Skeleton} count=${4} />` : html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
  <//>`
}

function Form({
  bill,
  onClose,
  known,
  outlet,
}: BuyerSheetProps & { readonly known: BuyerDoc | null; readonly outlet: OutletDoc }): VNode {
  const isIndian = outlet.country === 'IN'
  const [typed, setTyped] = useState({
    taxNumber: known?.taxNumber ?? '',
    name: known?.name ?? '',
    address: known?.address ?? '',
  })
  const [chosenState, setState] = useState(known?.stateCode ?? outlet.stateCode)
  const [isSent, setSent] = useState(
    bill.buyer === undefined ? bill.orderType === 'delivery' : bill.supply === 'inter',
  )
  const [isPressed, setPressed] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | undefined>()

  const taxNumber = typed.taxNumber.trim().toUpperCase()
  const checked = isIndian && taxNumber !== '' ? checkGstin(taxNumber) : undefined
  const state = checked?.isValid === true ? checked.state : chosenState
  const mayBeSent =
    isIndian &&
    state !== outlet.stateCode &&
    bill.orderType !== 'eat-here' &&
    outlet.serviceTaxClassId === null
  const set = (more: Partial<typeof typed>): void => {
    setTyped({ ...typed, ...more })
    setWhy(undefined)
  }

  const give = async (args: CommandInput<'bill.buyer'>, said: string): Promise<void> => {
    setBusy(true)
    const settled = await send('bill.buyer', args).done
    setBusy(false)
    if (!settled.ok) return setWhy(sayDeclined(settled))
    toast({ text: said, tone: 'done' })
    onClose()
  }
  const save = (): void => {
    setPressed(true)
    const name = typed.name.trim()
    const address = typed.address.trim()
    const isWhole =
      name !== '' && checked?.isValid !== false && (taxNumber === '' || address !== '')
    if (!isWhole) return
    const buyer = { name, address, taxNumber, ...(state === '' ? {} : { stateCode: state }) }
    const place = mayBeSent && isSent ? { placeOfSupply: state } : {}
    void give({ billId: bill.billId, buyer, ...place }, t('buyer.saved', { name }))
  }

  return html`<${Sheet}
    title=${t('buyer.title')}
    from="side"
    onClose=${onClose}
    foot=${html`
      ${
        known !== null &&
        html`<${Button}
          kind="danger"
          busy=${isBusy}
          onPress=${() => void give({ billId: bill.billId }, t('buyer.removed'))}
        >
          ${t('buyer.remove')}
        <//>`
      }
      <${Button} kind="primary" class="grow" busy=${isBusy} onPress=${save}>${t('buyer.save')}<//>
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
            : t('buyer.tax-number-hint')
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
