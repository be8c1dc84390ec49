/** The QR code a guest pays from. The amount is fixed in it, so nobody types it twice. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { Money } from '../../../schema/money.ts'
import { upiUri } from '../../../schema/upi.ts'
import { session } from '../session.ts'
import { QrCode } from '../ui/qr-code.ts'
import { t } from '../words/words.ts'

export interface UpiCodeProps {
  readonly amount: Money
  /** The id of what is paid: the bill, or the cart that becomes one. */
  readonly paidId: string
  readonly note?: string
}

export function UpiCode({ amount, paidId, note }: UpiCodeProps): VNode {
  const outlet = session.value.me?.outlet
  if (outlet === undefined || outlet.upiAddress === '')
    return html`<p>${t('pay.upi-no-address')}</p>`
  const uri = upiUri({
    payee: outlet.upiAddress,
    name: outlet.names.en,
    reference: paidId.replaceAll('-', ''),
    ...(note === undefined ? {} : { note }),
    amount,
  })
  return html`
    <div class="upi"><${QrCode} text=${uri} label=${t('pay.upi-code')} /></div>
    <p>${t('pay.upi-how')}</p>
  `
}
