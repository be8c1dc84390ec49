/** Keeps a table as a file, in the reader's language. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { FileDown } from 'lucide'
import type { CsvTable } from '../../../schema/report-args.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { keepFile } from '../../lib/keep-file.ts'
import { Button } from '../../lib/ui/button.ts'
import { toast } from '../../lib/ui/toast.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import { outletQuery } from '../shop.ts'
import type { AskedSales } from './asked.ts'
import { asked } from './calendar.ts'

export const reportQuery = ({ from, to, grain, compare }: AskedSales): string => {
  const outlet = outletQuery.value
  return `${outlet === '' ? '?' : `${outlet}&`}${new URLSearchParams({
    from: String(from),
    to: String(to),
    grain,
    compare,
  }).toString()}`
}

export function CsvKey({ table, of }: { readonly table: CsvTable; readonly of: string }): VNode {
  const [isBusy, setBusy] = useState(false)
  const keep = async (): Promise<void> => {
    setBusy(true)
    const path = `/api/v1/reports/sales.csv${reportQuery(asked.value)}&table=${table}&language=${language.value}`
    const kept = await keepFile(path)
    setBusy(false)
    if (!kept.ok) toast({ text: sayDeclined(kept), tone: 'stop' })
  }
  return html`<${Button}
    kind="quiet"
    icon=${FileDown}
    busy=${isBusy}
    label=${t('sales.csv-of', { table: of })}
    onPress=${() => void keep()}
  >
    CSV
  <//>`
}
