/** What stands on one table: whose shop it is, which table, the code to scan, and the Wi-Fi. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { nameIn, type Language } from '../../../schema/names.ts'
import { tableName } from '../../../schema/sitting.ts'
import { wifiUri } from '../../../schema/wifi.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { QrCode } from '../../lib/ui/qr-code.ts'
import { t } from '../../lib/words/words.ts'
import type { CodedTable, TableCodes } from './codes.ts'

export type CardWords = 'both' | Language

/** What the paper says. It is read by guests, so it does not follow the language of the office. */
const paper = {
  en: {
    table: 'Table',
    order: 'Scan to order',
    look: 'Scan for the menu',
    wifi: 'Wi-Fi',
    password: 'Password',
    join: 'First join the Wi-Fi',
  },
  hi: {
    table: 'टेबल',
    order: 'ऑर्डर के लिए स्कैन करें',
    look: 'मेन्यू के लिए स्कैन करें',
    wifi: 'वाई-फ़ाई',
    password: 'पासवर्ड',
    join: 'पहले वाई-फ़ाई से जुड़ें',
  },
} as const satisfies Record<Language, Readonly<Record<string, string>>>

export interface TableCardProps {
  readonly codes: TableCodes
  readonly table: CodedTable
  readonly languages: readonly Language[]
  /** Touched on the screen; paper cannot be. */
  readonly onPress: () => void
}

export function TableCard({ codes, table, languages, onPress }: TableCardProps): VNode {
  const outlet = shownOutlet.value
  const [first = 'en', second] = languages
  const { wifiName, ordering } = codes.guests
  const scan = ordering === 'look' ? 'look' : 'order'
  const others = second === undefined ? undefined : paper[second]
  return html`<button
    type="button"
    class="qr-card"
    aria-description=${t('guest-desk.card-of', { table: tableName(table.number) })}
    onClick=${onPress}
  >
    <span class="qr-shop">${outlet && nameIn(outlet.names, first)}</span>
    <span class="qr-table" lang=${first}>
      <small>${others === undefined ? paper[first].table : `${paper[first].table} · ${others.table}`}</small>
      <b class="figures">${tableName(table.number)}</b>
    </span>
    <${QrCode} text=${`${codes.address}/t/${table.code}`} label=${t('guest-desk.code-of', { table: tableName(table.number) })} />
    <span class="qr-scan"><b lang=${first}>${paper[first][scan]}</b>${others && html`<span lang=${second}>${others[scan]}</span>`}</span>
    ${
      wifiName !== '' &&
      html`<span class="qr-wifi">
        <${QrCode} text=${wifiUri(wifiName, codes.wifiPassword)} label=${t('guest-desk.wifi-code')} />
        <span>
          <small lang=${first}>${paper[first].join}${others && html`<br /><span lang=${second}>${others.join}</span>`}</small>
          <b>${wifiName}</b>
          ${codes.wifiPassword !== '' && html`<span>${paper[first].password}: <b>${codes.wifiPassword}</b></span>`}
        </span>
      </span>`
    }
  </button>`
}
