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

/** A program of somebody's own: it has been given a token in the office, and acts in a role without a person. */
export const programKind = 'integration'

export type DeviceKind = (typeof deviceKinds)[number] | typeof programKind

/** What a program may do: look on, or act in its role as well. */
export const programScopes = ['read', 'write'] as const
export type ProgramScope = (typeof programScopes)[number]
