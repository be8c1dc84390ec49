/** The QR code a guest pays from. The amount is fixed in it, so nobody types it twice. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { upiUri } from '../../../schema/upi.ts'
import { session } from '../../lib/session.ts'
import { t } from '../../lib/words/words.ts'

interface Code {
  readonly path: string
  readonly size: number
}

/** Modules of quiet paper around the code (ISO/IEC 18004 asks for four). */
const quiet = 4

export function UpiCode(props: { readonly amount: Money; readonly bill: BillDoc }): VNode {
  const { amount, bill } = props
  const outlet = session.value.me?.outlet
  const [code, setCode] = useState<Code | null>(null)
  const uri =
    outlet === undefined || outlet.upiAddress === ''
      ? null
      : upiUri({
          payee: outlet.upiAddress,
          name: outlet.names.en,
          reference: bill.billId.replaceAll('-', ''),
          note: `${outlet.code} ${bill.token}`,
          amount,
        })
  useEffect(() => {
    let isWanted = true
    if (uri !== null) void draw(uri).then((drawn) => isWanted && setCode(drawn))
    return () => void (isWanted = false)
  }, [uri])
  if (uri === null) return html`<p>${t('cashier.upi-no-address')}</p>`
  const side = (code?.size ?? 1) + quiet * 2
  return html`
    <div class="upi">
      ${
        code !== null &&
        html`<svg viewBox=${`${-quiet} ${-quiet} ${side} ${side}`} role="img" aria-label=${t('cashier.upi-code')}>
          <path d=${code.path} fill="currentColor" />
        </svg>`
      }
    </div>
    <p>${t('cashier.upi-how')}</p>
  `
}

/** The encoder is fetched when the first guest pays by UPI. */
const draw = async (uri: string): Promise<Code> => {
  const { encode } = await import('uqr')
  const { data, size } = encode(uri, { ecc: 'M', border: 0 })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return { path, size }
}
