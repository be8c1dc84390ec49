/**
 * A station: how it is called, how it is told, how long it may take. The rule:
 * it is kept whole with one key, and a refusal leaves everything as it was typed.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { OrderType } from '../../../schema/catalogue.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import type { PrinterDoc } from '../../../schema/device.ts'
import { usualLimit, type StationDoc, type StationMode } from '../../../schema/station.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { NamesFields, namesIn } from '../catalogue/names-fields.ts'

const modes: readonly StationMode[] = ['screen', 'paper', 'both']
const orderTypes: readonly OrderType[] = ['eat-here', 'takeaway', 'delivery']
/** Stands for “none” in a list, since no printer is called so. */
const none = ''

export interface StationSheetProps {
  readonly outletId: string
  /** null: a new one. */
  readonly station: StationDoc | null
  readonly printers: readonly PrinterDoc[]
  readonly onDone: () => void
  readonly onClose: () => void
}

type Typed = Readonly<Record<OrderType, { readonly warn: string; readonly late: string }>>

const typedLimits = (station: StationDoc | null): Typed => {
  const one = (type: OrderType): Typed[OrderType] => {
    const limit = station?.limits[type] ?? usualLimit
    return { warn: String(limit.warnMinutes), late: String(limit.lateMinutes) }
  }
  return { 'eat-here': one('eat-here'), takeaway: one('takeaway'), delivery: one('delivery') }
}

const minutesIn = (text: string): number | null =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 240 ? Number(text) : null

/** The limits as typed; null where one is no number of minutes, or late before it is amber. */
const limitsIn = (typed: Typed): CommandInput<'station.set'>['limits'] | null => {
  const read = orderTypes.map((type) => {
    const [warn, late] = [minutesIn(typed[type].warn), minutesIn(typed[type].late)]
    return warn === null || late === null || warn >= late
      ? null
      : { warnMinutes: warn, lateMinutes: late }
  })
  const [here, takeaway, delivery] = read
  return here == null || takeaway == null || delivery == null
    ? null
    : { 'eat-here': here, takeaway, delivery }
}

export function StationSheet(props: StationSheetProps): VNode {
  const { outletId, station, printers, onDone, onClose } = props
  const [names, setNames] = useState({
    en: station?.names.en ?? '',
    hi: station?.names.hi ?? '',
  })
  const [mode, setMode] = useState<StationMode>(station?.mode ?? 'screen')
  const [printerId, setPrinter] = useState(station?.printerId ?? none)
  const [fallbackId, setFallback] = useState(station?.fallbackPrinterId ?? none)
  const [language, setLanguage] = useState<'en' | 'hi'>(station?.language ?? 'en')
  const [typed, setTyped] = useState(typedLimits(station))
  const [why, setWhy] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const named = namesIn(names)
  const limits = limitsIn(typed)
  const missing =
    can('station.set') !== 'allow'
      ? t('frame.not-yours')
      : named === null
        ? t('catalogue.needs-name')
        : mode !== 'screen' && printerId === none
          ? t('stations.needs-printer')
          : limits === null
            ? t('stations.limits-wrong')
            : undefined

  const set = async (isActive: boolean): Promise<void> => {
    if (named === null || limits === null) return
    setBusy(true)
    const settled = await send('station.set', {
      outletId,
      stationId: station?.stationId ?? `station-${newId()}`,
      names: named,
      mode,
      printerId: printerId === none ? null : printerId,
      fallbackPrinterId: fallbackId === none ? null : fallbackId,
      language,
      limits,
      isActive,
      ...(station === null ? {} : { position: station.position }),
    }).done
    setBusy(false)
    if (!settled.ok) return setWhy(sayDeclined(settled))
    onDone()
    onClose()
  }

  const papers = [
    { value: none, label: t('stations.no-printer') },
    ...printers.map((one) => ({ value: one.printerId, label: nameOf(one.names) })),
  ]
  const isActive = station?.isActive ?? true
  return html`<${Sheet}
    title=${station === null ? t('stations.new') : nameOf(station.names)}
    from="side"
    onClose=${onClose}
    foot=${html`${
      station !== null &&
      html`<${Button}
          kind=${isActive ? 'danger' : 'plain'}
          why=${missing}
          busy=${isBusy}
          onPress=${() => void set(!isActive)}
        >
          ${t(isActive ? 'stations.end' : 'stations.begin')}
        <//>`
    }
      <${Button}
        kind="primary"
        class="grow"
        why=${missing}
        busy=${isBusy}
        onPress=${() => void set(isActive)}
      >
        ${t('shared.save')}
      <//>`}
  >
    <div class="station-form">
      ${why !== null && html`<${ErrorNote} what=${why} kept=${t('stations.kept')} />`}
      <${NamesFields} label=${t('catalogue.name')} value=${names} max=${60} onChange=${setNames} />
      <h3>${t('stations.how-told')}</h3>
      <${SegmentedControl}
        label=${t('stations.how-told')}
        choices=${modes.map((value) => ({ value, label: t(`stations.mode-${value}`) }))}
        value=${mode}
        onChange=${setMode}
      />
      <p class="station-hint">${t(`stations.mode-${mode}-what`)}</p>
      <${Select} label=${t('stations.printer')} choices=${papers} value=${printerId} onChange=${setPrinter} />
      <${Select}
        label=${t('stations.fallback')}
        choices=${papers}
        value=${fallbackId}
        onChange=${setFallback}
      />
      <h3>${t('stations.language')}</h3>
      <${SegmentedControl}
        label=${t('stations.language')}
        choices=${[
          { value: 'en', label: 'English' },
          { value: 'hi', label: 'हिन्दी' },
        ]}
        value=${language}
        onChange=${setLanguage}
      />
      <h3>${t('stations.limits')}</h3>
      <p class="station-hint">${t('stations.limits-what')}</p>
      ${orderTypes.map(
        (type) => html`<div class="station-limits" key=${type}>
          <b>${t(`stations.${type}`)}</b>
          ${(['warn', 'late'] as const).map(
            (which) => html`<${Field}
              key=${which}
              label=${t(`stations.${which}`)}
              value=${typed[type][which]}
              maxLength=${3}
              inputMode="numeric"
              after=${t('stations.minutes')}
              onInput=${(text: string) =>
                setTyped({ ...typed, [type]: { ...typed[type], [which]: text } })}
            />`,
          )}
        </div>`,
      )}
    </div>
  <//>`
}
