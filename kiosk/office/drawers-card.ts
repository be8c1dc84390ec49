/** The drawers of the outlet: what each is called, and at which socket of which printer it hangs. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Inbox, Plus } from 'lucide'
import type { DrawerDoc, PrinterDoc } from '../../schema/device.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { typedDocs } from '../lib/live.ts'
import { newId, send } from '../lib/send.ts'
import { can } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Card } from '../lib/ui/card.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Field } from '../lib/ui/field.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Select } from '../lib/ui/select.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { view } from './shop.ts'

export function DrawersCard(): VNode {
  const [open, setOpen] = useState<DrawerDoc | 'new' | null>(null)
  const drawers = typedDocs<DrawerDoc>(view.value, 'drawer')
  const printers = typedDocs<PrinterDoc>(view.value, 'printer')
  const why =
    can('drawer.set') !== 'allow'
      ? t('frame.not-yours')
      : printers.length === 0
        ? t('office.drawer-needs-printer')
        : undefined
  const add = html`<${Button} icon=${Plus} why=${why} onPress=${() => setOpen('new')}>${t('office.drawer-add')}<//>`
  const printerNamed = (printerId: string): string => {
    const printer = printers.find((one) => one.printerId === printerId)
    return printer === undefined ? printerId : nameOf(printer.names)
  }
  return html`<${Card} title=${t('office.drawers')} actions=${add}>
    ${
      drawers.length === 0
        ? html`<${EmptyState} icon=${Inbox} title=${t('office.drawers-none')} next=${t('office.drawers-none-next')} />`
        : html`<ul class="rows">
            ${drawers.map(
              (drawer) => html`<${ListRow}
                key=${drawer.drawerId}
                icon=${Inbox}
                title=${nameOf(drawer.names)}
                detail=${`${printerNamed(drawer.printerId)} · ${t(`office.socket-${drawer.pin}`)}`}
                onPress=${() => setOpen(drawer)}
              />`,
            )}
          </ul>`
    }
    ${
      open !== null &&
      html`<${DrawerSheet}
        drawer=${open === 'new' ? undefined : open}
        drawers=${drawers}
        printers=${printers}
        onClose=${() => setOpen(null)}
      />`
    }
  <//>`
}

interface DrawerSheetProps {
  readonly drawer: DrawerDoc | undefined
  readonly drawers: readonly DrawerDoc[]
  readonly printers: readonly PrinterDoc[]
  readonly onClose: () => void
}

const pins = ['2', '5'] as const

function DrawerSheet({ drawer, drawers, printers, onClose }: DrawerSheetProps): VNode {
  const isTaken = (printerId: string, pin: number): boolean =>
    drawers.some(
      (one) => one.printerId === printerId && one.pin === pin && one.drawerId !== drawer?.drawerId,
    )
  const free = printers.find(({ printerId }) =>
    pins.some((pin) => !isTaken(printerId, Number(pin))),
  )
  const [en, setEn] = useState(drawer?.names.en ?? '')
  const [hi, setHi] = useState(drawer?.names.hi ?? '')
  const [printerId, setPrinter] = useState(
    drawer?.printerId ?? free?.printerId ?? printers[0]?.printerId ?? '',
  )
  const [chosen, setPin] = useState<(typeof pins)[number] | undefined>(
    drawer === undefined ? undefined : drawer.pin === 2 ? '2' : '5',
  )
  const [why, setWhy] = useState<string | undefined>()
  const pin = chosen ?? (isTaken(printerId, 2) ? '5' : '2')
  const save = async (): Promise<void> => {
    if (en.trim() === '') return setWhy(t('office.drawer-name-missing'))
    const settled = await send('drawer.set', {
      drawerId: drawer?.drawerId ?? `drawer-${newId()}`,
      names: { en: en.trim(), ...(hi.trim() === '' ? {} : { hi: hi.trim() }) },
      printerId,
      pin: pin === '2' ? 2 : 5,
    }).done
    if (settled.ok) onClose()
    else setWhy(sayDeclined(settled))
  }
  return html`<${Sheet}
    title=${drawer === undefined ? t('office.drawer-add') : nameOf(drawer.names)}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} kind="primary" wide onPress=${() => void save()}>${t('shared.save')}<//>`}
  >
    <div class="device-equipment">
      <${Field} label=${t('office.drawer-name')} value=${en} maxLength=${80} error=${why} onInput=${setEn} />
      <${Field} label=${t('office.drawer-name-hi')} value=${hi} maxLength=${80} onInput=${setHi} />
      <${Select}
        label=${t('office.drawer-at')}
        choices=${printers.map((one) => ({ value: one.printerId, label: nameOf(one.names) }))}
        value=${printerId}
        onChange=${setPrinter}
      />
      <${SegmentedControl}
        label=${t('office.socket')}
        choices=${pins.map((value) => ({ value, label: t(`office.socket-${value}`) }))}
        value=${pin}
        onChange=${setPin}
      />
      <p class="machines-note">${t('office.socket-what')}</p>
    </div>
  <//>`
}
