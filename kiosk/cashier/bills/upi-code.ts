/** The QR code a guest pays from. The amount is fixed in it, so nobody types it twice. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { upiUri } from '../../../schema/upi.ts'
import { session } from '../../lib/session.ts'
import { QrCode } from '../../lib/ui/qr-code.ts'
import { t } from '../../lib/words/words.ts'

export function UpiCode(props: { readonly amount: Money; readonly bill: BillDoc }): VNode {
  const { amount, bill } = props
  const outlet = session.value.me?.outlet
  if (outlet === undefined || outlet.upiAddress === '')
    return html`<p>${t('cashier.upi-no-address')}</p>`
  const uri = upiUri({
    payee: outlet.upiAddress,
    name: outlet.names.en,
    reference: bill.billId.replaceAll('-', ''),
    note: `${outlet.code} ${bill.token}`,
    amount,
  })
  return html`
    <div class="upi"><${QrCode} text=${uri} label=${t('cashier.upi-code')} /></div>
    <p>${t('cashier.upi-how')}</p>
  `
}
