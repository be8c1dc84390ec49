/** A QR code, drawn as paths so that paper gets it as sharp as the screen. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { isAway } from '../hub-api.ts'

export interface QrCodeProps {
  readonly text: string
  /** What it is, for whoever cannot see it. */
  readonly label: string
}

interface Drawn {
  readonly path: string
  readonly size: number
}

/** Modules of quiet paper around the code (ISO/IEC 18004 asks for four). */
const quiet = 4

/** Brings what draws; a screen that shows codes while the hub is away fetches it ahead. */
export const bringEncoder = (): Promise<typeof import('uqr')> => import('uqr')

const draw = async (text: string): Promise<Drawn> => {
  const { encode } = await bringEncoder()
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return { path, size }
}

export function QrCode({ text, label }: QrCodeProps): VNode {
  const [code, setCode] = useState<Drawn | null>(null)
  // What could not be fetched is tried again once the hub is back.
  const isCutOff = isAway()
  useEffect(() => {
    let isWanted = true
    const show = (drawn: Drawn | null): void => void (isWanted && setCode(drawn))
    draw(text).then(show, () => show(null))
    return () => void (isWanted = false)
  }, [text, isCutOff])
  const side = (code?.size ?? 29) + quiet * 2
  return html`<svg class="qr-code" viewBox=${`${-quiet} ${-quiet} ${side} ${side}`} role="img" aria-label=${label}>
    ${code !== null && html`<path d=${code.path} fill="currentColor" />`}
  </svg>`
}
