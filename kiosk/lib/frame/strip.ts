/**
 * The status strip of a screen, from what the screen knows. The rule: grey is
 * fine; amber names the thing and counts what waits; nothing here is red,
 * because nothing here keeps the shop from selling.
 */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { DeviceKind } from '../../../schema/device.ts'
import { nameIn } from '../../../schema/names.ts'
import { businessDate } from '../../../schema/time.ts'
import { health, type Health, type PrinterHealth } from '../health.ts'
import { hubTime, session } from '../session.ts'
import { shownOutlet } from './shown-outlet.ts'
import { nameOf, ownTill } from '../till/store.ts'
import { StatusStrip, type Light } from '../ui/status-strip.ts'
import { clock } from '../words/format.ts'
import { deviceName } from '../words/names.ts'
import { language } from '../words/place.ts'
import { t } from '../words/words.ts'

export interface StripProps {
  readonly kind: DeviceKind
}

export function Strip({ kind }: StripProps): VNode {
  const { me } = session.value
  const now = health.value
  const outlet = shownOutlet.value
  return html`<${StatusStrip}
    lights=${[hubLight(now), ...kitchenLight(now, kind), ...printerLights(now), ...doubtLight(now), ...tillLight()]}
    queue=${now.queue.waiting}
    businessDate=${outlet && businessDate(hubTime(), outlet.timeZone, outlet.cutOffMinute)}
    shift=${me && outlet && `${nameIn(outlet.names, language.value)} · ${deviceName(me.device)}`}
    user=${me?.signIn?.name}
  />`
}

const hubLight = ({ hub }: Health): Light =>
  hub.state === 'away'
    ? {
        name: t('shared.hub'),
        state: 'wait',
        text: t('frame.hub-away', { since: clock(hub.since) }),
      }
    : hub.state === 'looking'
      ? { name: t('shared.hub'), state: 'wait', text: t('frame.looking') }
      : { name: t('shared.hub'), state: 'fine' }

const kitchenLight = ({ kitchen }: Health, kind: DeviceKind): readonly Light[] =>
  kind === 'kitchen' || kitchen === 'unknown'
    ? []
    : [
        kitchen === 'here'
          ? { name: t('shared.kitchen'), state: 'fine' }
          : { name: t('shared.kitchen'), state: 'wait', text: t('frame.kitchen-away') },
      ]

/** Where all is well one grey dot speaks for every printer; nobody knows that while the hub is away. */
const printerLights = ({ hub, printers }: Health): readonly Light[] => {
  const troubled = printers.flatMap((one) => {
    const text = troubleOf(one)
    return text === null ? [] : [{ name: one.printer.printerId, state: 'wait', text } as const]
  })
  return troubled.length > 0 || printers.length === 0 || hub.state === 'away'
    ? troubled
    : [{ name: t('shared.printer'), state: 'fine' }]
}

const troubleOf = ({ printer, state, waiting }: PrinterHealth): string | null => {
  const name = nameIn(printer.names, language.value)
  const [reason] = printer.reasons
  const text =
    state === 'away'
      ? t('frame.printer-away', { printer: name })
      : state === 'offline' || reason === 'paper_near'
        ? reason === undefined || reason === 'unreachable'
          ? t('frame.printer-offline', { printer: name })
          : t(`frame.printer-${reason}`, { printer: name })
        : null
  return text !== null && waiting > 0 ? t('frame.waiting', { text, count: waiting }) : text
}

/**
 * The till opened by itself, and nobody has said yet what was in the drawer; or somebody else
 * answers for what is taken here.
 */
const tillLight = (): readonly Light[] => {
  const till = ownTill.value
  if (till?.state !== 'open') return []
  if (!till.isConfirmed) return [{ name: 'till', state: 'wait', text: t('frame.till-unconfirmed') }]
  const isOwn = till.openedBy === null || till.openedBy === session.value.me?.signIn?.userId
  const who = nameOf(till.openedBy)
  return isOwn || who === '' ? [] : [{ name: t('frame.till-of', { who }), state: 'fine' }]
}

const doubtLight = ({ doubtful }: Health): readonly Light[] =>
  doubtful.length === 0
    ? []
    : [{ name: 'doubtful', state: 'wait', text: t('frame.doubtful', { count: doubtful.length }) }]
