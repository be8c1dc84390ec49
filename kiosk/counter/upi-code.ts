/** The QR code a guest pays from. The amount is fixed in it, so nobody types it twice. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { upiUri } from '../../schema/upi.ts'
import { session } from '../lib/session.ts'
import { QrCode } from '../lib/ui/qr-code.ts'
import { t } from '../lib/words/words.ts'
import { cart } from './till.ts'

export function UpiCode({ due }: { readonly due: number }): VNode {
  const outlet = session.value.me?.outlet
  if (outlet === undefined || outlet.upiAddress === '')
    return html`<p>${t('counter.upi-no-address')}</p>`
  const uri = upiUri({
    payee: outlet.upiAddress,
    name: outlet.names.en,
    reference: cart.value.cartId.replaceAll('-', ''),
    amount: due,
  })
  return html`
    <div class="upi"><${QrCode} text=${uri} label=${t('counter.upi-code')} /></div>
    <p>${t('counter.upi-how')}</p>
  `
}
