/**
 * What a connected device may call itself, read and send over MQTT.
 *
 * The one rule: a filter is granted only where it equals a topic the device is
 * meant to read, or names exactly the set of them. A filter that merely
 * overlaps a granted topic, as `#` does, is refused.
 *
 * A program, which does not know the streams beforehand, may take a whole area
 * of its outlet. It hears no more by that: each delivery is asked about again,
 * by its own topic.
 */
import { programKind } from '../../schema/device-kinds.ts'
import type { DeviceDoc } from '../../schema/device.ts'
import { rightToRead } from '../../schema/readers.ts'
import { clientIdOf, ruleOf, topics } from '../../schema/topics.ts'

/** A device as it is connected: one tab of it. */
export interface Reader {
  readonly device: DeviceDoc
  readonly clientId: string
}

/** A topic that may be read, and the view right its person needs besides. */
export interface Grant {
  readonly right: string | null
  /** Whose it is alone, where it is somebody's: they must be signed in there themselves. */
  readonly person?: string
}

/** Who is at a device. */
export interface Present {
  readonly hasRight: (right: string | null) => boolean
  readonly isAt: (userId: string) => boolean
}

const free: Grant = { right: null }

/** Whether a client id is that of one tab of the device. Nobody else's is ever taken, so nobody can be put out by it. */
export const isClientIdOf = (deviceId: string, clientId: string): boolean => {
  const tabId = clientId.slice(clientIdOf(deviceId, '').length)
  return clientId === clientIdOf(deviceId, tabId) && /^[\w-]{1,64}$/.test(tabId)
}

/** Whether a client may publish here: its own commands, and nothing else in the world. A program gives none by MQTT. */
export const maySend = ({ device, clientId }: Reader, topic: string): boolean =>
  device.kind !== programKind && topic === topics.command(device.outletId, clientId)

/** Whether a client may say here which party its screen has open. */
export const maySayHere = ({ device }: Reader, topic: string): boolean =>
  device.kind === 'floor' && topic === topics.here(device.outletId, device.deviceId)

/** The screens that take money, and so have a guest before them. */
const tills: readonly DeviceDoc['kind'][] = ['counter', 'cashier']

/** Whether a client may say here what its guest is shown. */
export const maySayShown = ({ device }: Reader, topic: string): boolean =>
  tills.includes(device.kind) && topic === topics.shown(device.outletId, device.deviceId)

/** Whether a device may read a topic or filter now, with whoever is at it. */
export const mayRead = (reader: Reader, topic: string, { hasRight, isAt }: Present): boolean => {
  const grant = grantOf(reader, topic)
  if (grant === undefined) return false
  if (grant.person !== undefined && !isAt(grant.person)) return false
  // A screen of the shop is welcome as it is; a program only for as long as whoever let it in.
  return (grant.right === null && reader.device.integration === null) || hasRight(grant.right)
}

/** The grant for a topic or filter, or undefined where the device may never read it. */
export const grantOf = (
  { device: { outletId, deviceId, kind }, clientId }: Reader,
  topic: string,
): Grant | undefined => {
  if (kind === programKind && isWide(outletId, topic)) return free
  const [, , , area = '', ...names] = topic.split('/')
  const [name = ''] = names
  const freeIf = (isGranted: boolean): Grant | undefined => (isGranted ? free : undefined)
  switch (area) {
    case 'hub':
      return freeIf(topic === topics.status(outletId) || topic === topics.beat(outletId))
    case 'st':
      return freeIf(isName(name) && topic === topics.pointer(outletId, name))
    case 'ev':
      return topic === topics.event(outletId, names.join('/'))
        ? streamGrant(kind, names)
        : undefined
    case 'rep':
      return freeIf(kind !== programKind && topic === topics.reply(outletId, clientId))
    case 'job':
      return freeIf(kind === 'bridge' && topic === topics.nudge(outletId, deviceId))
    case 'dev':
      return freeIf(
        isName(name) &&
          ((kind !== 'bridge' && topic === topics.presence(outletId, name)) ||
            (kind === 'floor' && topic === topics.here(outletId, name)) ||
            (kind === 'display' && topic === topics.shown(outletId, name))),
      )
    default:
      return undefined
  }
}

/** Whether a filter takes many topics of one area of the outlet: `ev/#`, `ev/+`, `ev/tickets/#`. */
const isWide = (outletId: string, filter: string): boolean => {
  const levels = filter.split('/')
  const last = levels.pop() ?? ''
  return (
    (last === '#' || last === '+') &&
    levels.every(isName) &&
    ['ev', 'hub', 'st', 'dev'].some(
      (area) => levels.slice(0, 4).join('/') === topics.area(outletId, area),
    )
  )
}

const streamGrant = (kind: DeviceDoc['kind'], names: readonly string[]): Grant | undefined => {
  const rule = names.every(isName) ? ruleOf(names.join('/')) : undefined
  const right = rule && rightToRead(rule, kind)
  if (rule === undefined || right === undefined) return undefined
  if (rule.isOwn !== true) return { right }
  const [, person = ''] = names
  return kind === programKind || person === '+' ? undefined : { right, person }
}

/** One level of a topic: a name, or `+` for all the names that may stand there. */
const isName = (level: string): boolean => level === '+' || /^[^+#\0]+$/.test(level)
