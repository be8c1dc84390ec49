/** The QR code a guest pays from. The amount is fixed in it, so nobody types it twice. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { upiUri } from '../../schema/upi.ts'
import { session } from '../lib/session.ts'
import { t } from '../lib/words/words.ts'
import { cart } from './till.ts'

interface Code {
  readonly path: string
  readonly size: number
}

/** Modules of quiet paper around the code (ISO/IEC 18004 asks for four). */
const quiet = 4

export function UpiCode({ due }: { readonly due: number }): VNode {
  const outlet = session.value.me?.outlet
  const uri =
    outlet === undefined || outlet.upiAddress === ''
      ? null
      : upiUri({
          payee: outlet.upiAddress,
          name: outlet.names.en,
          reference: cart.value.cartId.replaceAll('-', ''),
          amount: due,
        })
  const [code, setCode] = useState<Code | null>(null)
  useEffect(() => {
    let isWanted = true
    if (uri !== null) void draw(uri).then((drawn) => isWanted && setCode(drawn))
    return () => void (isWanted = false)
  }, [uri])
  if (uri === null) return html`<p>${t('counter.upi-no-address')}</p>`
  return html`
    <div class="upi">
      ${
        code !== null &&
        html`<svg viewBox=${`${-quiet} ${-quiet} ${code.size + quiet * 2} ${code.size + quiet * 2}`} role="img" aria-label=${t('counter.upi-code')}>
        <path d=${code.path} fill="currentColor" />
      </svg>`
      }
    </div>
    <p>${t('counter.upi-how')}</p>
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
