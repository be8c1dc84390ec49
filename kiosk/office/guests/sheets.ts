/**
 * The codes of all tables as they stand on the tables: chosen, looked at and
 * printed on A4. The rule: what is seen here is what comes out of the printer.
 */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Printer, QrCode as QrSign } from 'lucide'
import type { Language } from '../../../schema/names.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import type { CodedTable, TableCodes } from './codes.ts'
import { NewCode } from './new-code.ts'
import { TableCard, type CardWords } from './table-card.ts'

export interface SheetsProps {
  readonly codes: TableCodes
  readonly onRecoded: () => void
}

const perPage = ['2', '4', '6', '9'] as const
const everySection = ''

const wordChoices: readonly CardWords[] = ['both', 'en', 'hi']
const languageOf: Readonly<Record<CardWords, readonly Language[]>> = {
  both: ['en', 'hi'],
  en: ['en'],
  hi: ['hi'],
}

export function Sheets({ codes, onRecoded }: SheetsProps): VNode {
  const [count, setCount] = useState<(typeof perPage)[number]>('6')
  const [words, setWords] = useState<CardWords>('both')
  const [section, setSection] = useState(everySection)
  const [recoding, setRecoding] = useState<CodedTable | null>(null)
  const sections = [...new Map(codes.tables.map((table) => [table.sectionId, table.sectionNames]))]
  const tables = codes.tables.filter(
    ({ sectionId }) => section === everySection || sectionId === section,
  )
  if (codes.tables.length === 0) {
    return html`<${Card} title=${t('guest-desk.sheet')}>
      <${EmptyState} icon=${QrSign} title=${t('guest-desk.no-tables')} next=${t('guest-desk.no-tables-next')} />
    <//>`
  }
  const size = Number(count)
  const pages = Array.from({ length: Math.ceil(tables.length / size) }, (_, i) =>
    tables.slice(i * size, (i + 1) * size),
  )
  return html`<${Card} title=${t('guest-desk.sheet')}>
    <div class="qr-keys">
      <${Select}
        label=${t('guest-desk.section')}
        choices=${[
          { value: everySection, label: t('guest-desk.every-section') },
          ...sections.map(([sectionId, names]) => ({ value: sectionId, label: nameOf(names) })),
        ]}
        value=${section}
        onChange=${setSection}
      />
      <div>
        <span class="field-label">${t('guest-desk.per-page')}</span>
        <${SegmentedControl}
          label=${t('guest-desk.per-page')}
          choices=${perPage.map((value) => ({ value, label: value }))}
          value=${count}
          onChange=${setCount}
        />
      </div>
      <div>
        <span class="field-label">${t('guest-desk.words')}</span>
        <${SegmentedControl}
          label=${t('guest-desk.words')}
          choices=${wordChoices.map((value) => ({ value, label: t(`guest-desk.words-${value}`) }))}
          value=${words}
          onChange=${setWords}
        />
      </div>
      <${Button} icon=${Printer} onPress=${() => print()}>
        ${t('guest-desk.print', { pages: pages.length })}
      <//>
    </div>
    ${codes.guests.ordering === 'off' && html`<p class="guest-pin">${t('guest-desk.sheet-off')}</p>`}
    <p class="qr-how">${t('guest-desk.recode-how')}</p>
    <div class="qr-pages">
      ${pages.map(
        (
          page,
          i,
        ) => html`<section class=${`qr-page qr-of-${count}`} key=${i} aria-label=${t('guest-desk.page', { number: i + 1 })}>
          ${page.map(
            (table) => html`<${TableCard}
              key=${table.tableId}
              codes=${codes}
              table=${table}
              languages=${languageOf[words]}
              onPress=${() => setRecoding(table)}
            />`,
          )}
        </section>`,
      )}
    </div>
    ${
      recoding !== null &&
      html`<${NewCode}
        table=${recoding}
        onClose=${() => setRecoding(null)}
        onDone=${() => {
          setRecoding(null)
          onRecoded()
        }}
      />`
    }
  <//>`
}
