/** Who may read something: a stream over MQTT, or a view or another reading over HTTP. */
import { programKind, type DeviceKind } from './device-kinds.ts'
import type { ViewRight } from './permissions.ts'

export interface Readers {
  /** The kinds of device that may have it. */
  readonly kinds: readonly DeviceKind[]
  /** What the person signed in at the device must hold besides; null where the device alone is enough. */
  readonly right: ViewRight | null
  /** The right it takes on a device that stands there without a person for most of the day. */
  readonly unattendedRight?: ViewRight
}

/** The screens of the staff. */
export const everyScreen: readonly DeviceKind[] = [
  'counter',
  'kitchen',
  'cashier',
  'floor',
  'board',
  'display',
  'office',
  'devices',
]

const isScreen = (kind: DeviceKind): boolean => everyScreen.includes(kind)

/** A till or a stove has somebody at it all day; an office mostly has not, and a program never. */
const isUnattended = (kind: DeviceKind): boolean => kind === 'office' || kind === programKind

/**
 * The right a device of a kind needs; null where it needs none, undefined where
 * it may not read at all. A program may read what some screen may, where its
 * role has the right.
 */
export const rightToRead = (
  { kinds, right, unattendedRight }: Readers,
  kind: DeviceKind,
): ViewRight | null | undefined => {
  const isReader = kind === programKind ? kinds.some(isScreen) : kinds.includes(kind)
  if (!isReader) return undefined
  return isUnattended(kind) ? (unattendedRight ?? right) : right
}
