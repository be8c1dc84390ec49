/** The stations of the kitchen, and what is made at which. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ChefHat, Plus } from 'lucide'
import type { PrinterDoc } from '../../../schema/device.ts'
import type { RoutingDoc, StationDoc } from '../../../schema/station.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { typedDocs } from '../../lib/live.ts'
import { can } from '../../lib/session.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { outletQuery, view } from '../shop.ts'
import { Routes } from './routes.ts'
import { StationSheet } from './station-sheet.ts'

export function Stations(): VNode {
  const [open, setOpen] = useState<StationDoc | 'new' | null>(null)
  const reading = useReading<RoutingDoc>(`/api/v1/routing${outletQuery.value}`)
  const printers = typedDocs<PrinterDoc>(view.value, 'printer')
  const routing = reading.value
  if (routing === undefined) {
    return reading.why === undefined
      ? html`<${Skeleton} shape="row" count=${6} />`
      : html`<${ErrorNote}
          what=${sayDeclined(reading.why)}
          action=${html`<${Button} onPress=${reading.again}>${t('shared.retry')}<//>`}
        />`
  }
  const add = html`<${Button}
    icon=${Plus}
    why=${can('station.set') === 'allow' ? undefined : t('frame.not-yours')}
    onPress=${() => setOpen('new')}
  >
    ${t('stations.new')}
  <//>`
  return html`<div class="machines stations">
    <${Card} title=${t('stations.title')} actions=${add}>
      ${
        routing.stations.length === 0
          ? html`<${EmptyState}
              icon=${ChefHat}
              title=${t('stations.none')}
              next=${t('stations.none-next')}
            />`
          : html`<ul class="rows">
              ${routing.stations.map(
                (station) => html`<${ListRow}
                  key=${station.stationId}
                  icon=${ChefHat}
                  title=${nameOf(station.names)}
                  detail=${detailOf(station, routing, printers)}
                  end=${!station.isActive && html`<${Badge} tone="wait">${t('stations.ended')}<//>`}
                  onPress=${() => setOpen(station)}
                />`,
              )}
            </ul>`
      }
    <//>
    <${Card} title=${t('stations.routes')}>
      <${Routes} routing=${routing} onDone=${reading.again} />
    <//>
    ${
      open !== null &&
      html`<${StationSheet}
        outletId=${routing.outletId}
        station=${open === 'new' ? null : open}
        printers=${printers}
        onDone=${reading.again}
        onClose=${() => setOpen(null)}
      />`
    }
  </div>`
}

/** How it is told, where its paper goes, and how much it makes. */
const detailOf = (
  { stationId, mode, printerId, fallbackPrinterId }: StationDoc,
  { categories, items }: RoutingDoc,
  printers: readonly PrinterDoc[],
): string => {
  const usual = new Map(categories.map((one) => [one.categoryId, one.stationId]))
  const made = items.filter(
    (item) => (item.isOwn ? item.stationId : usual.get(item.categoryId)) === stationId,
  ).length
  const paper = printers.find((one) => one.printerId === (printerId ?? fallbackPrinterId))?.names
  return [
    t(`stations.mode-${mode}`),
    paper === undefined
      ? t('stations.no-printer')
      : t(printerId === null ? 'stations.falls-to' : 'stations.prints-at', {
          printer: nameOf(paper),
        }),
    t('stations.items', { count: made }),
  ].join(' · ')
}
