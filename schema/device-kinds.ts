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
  'board',
  'display',
  'office',
  'devices',
  'bridge',
] as const

/**
 * What a screen calls itself to its hub. A browser that shows the kitchens of
 * two outlets says which is meant, and is a device of its own at each.
 */
export const screenName = (kind: string, place: string | null): string =>
  place === null ? kind : `${kind}.${place}`

/** The kind of screen a name stands for; undefined where it is no name of a screen. */
export const kindOfScreen = (name: string | undefined): (typeof deviceKinds)[number] | undefined =>
  deviceKinds.find((kind) => kind === /^([a-z]+)(\.[a-z0-9-]{1,40})?$/.exec(name ?? '')?.[1])

/** A program of somebody's own: it has been given a token in the office, and acts in a role without a person. */
export const programKind = 'integration'

export type DeviceKind = (typeof deviceKinds)[number] | typeof programKind

/** The screens money is taken at: they stand at a drawer and print receipts. */
export const tillKinds: readonly DeviceKind[] = ['counter', 'cashier']

/** What a program may do: look on, or act in its role as well. */
export const programScopes = ['read', 'write'] as const
export type ProgramScope = (typeof programScopes)[number]
