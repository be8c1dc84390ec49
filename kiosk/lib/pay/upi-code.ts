/** The QR code a guest pays from. The amount is fixed in it, so nobody types it twice. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { Money } from '../../../schema/money.ts'
import { upiReference, upiUri } from '../../../schema/upi.ts'
import { useGuestSees } from '../guest-sees.ts'
import { session } from '../session.ts'
import { QrCode } from '../ui/qr-code.ts'
import { t } from '../words/words.ts'

export interface UpiCodeProps {
  readonly amount: Money
  /** The id of what is paid: the bill, or the cart that becomes one. */
  readonly paidId: string
  /** How many payments of it were taken already. */
  readonly before?: number
  readonly note?: string
}

/** What the code says; null where the shop has no UPI address. */
const uriOf = ({ amount, paidId, before = 0, note }: UpiCodeProps): string | null => {
  const outlet = session.value.me?.outlet
  if (outlet === undefined || outlet.upiAddress === '') return null
  return upiUri({
    payee: outlet.upiAddress,
    name: outlet.names.en,
    reference: upiReference(paidId, before),
    ...(note === undefined ? {} : { note }),
    amount,
  })
}

export function UpiCode(props: UpiCodeProps): VNode {
  const uri = uriOf(props)
  useGuestSees({ state: 'pay', due: props.amount, upi: uri })
  if (uri === null) return html`<p>${t('pay.upi-no-address')}</p>`
  return html`
    <div class="upi"><${QrCode} text=${uri} label=${t('pay.upi-code')} /></div>
    <p>${t('pay.upi-how')}</p>
  `
}
