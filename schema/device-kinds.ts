/**
 * What a paired device can be. A file of its own, without the validator, so
 * that a screen which only names them carries nothing else.
 */

/** A browser may hold several, one per screen it opens. */
export const deviceKinds = [
  'counter',
  'kitchen',
  'cashier',
  'floor',
  'office',
  'devices',
  'bridge',
] as const
export type DeviceKind = (typeof deviceKinds)[number]
