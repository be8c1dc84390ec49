/**
 * A shop that was made to be tried out: the demo, or a year that was replayed.
 *
 * Whoever starts it is given the PINs of its people and pairing codes for its
 * screens. A shop that is meant has neither, whatever it is started with.
 */
import { codeFrom, hashOf, normalCode } from '../devices/pairing.ts'
import { screenName } from '../../schema/device-kinds.ts'
import type { Names } from '../../schema/names.ts'
import type { DeviceKind } from '../../schema/device.ts'
import type { Database } from '../store/driver.ts'

export interface Trial {
  /** What its database calls it. */
  readonly name: string
  /** Their PINs are part of the trial and open nothing else. */
  readonly people: readonly {
    readonly name: string
    readonly roleId: string
    readonly pin: string
  }[]
  readonly screens: readonly TrialScreen[]
}

/** A screen, and where it stands. */
export interface TrialScreen {
  readonly kind: DeviceKind
  readonly outletId: string
  readonly name: string
  /** It is one of several of its kind: its link names the place. */
  readonly isNamed?: boolean
  readonly printerId?: string
  readonly drawerId?: string
}

/** What a database says it was made for; null for a shop that is meant. */
export const trialNameOf = (db: Database): string | null =>
  (db.prepare('select trial from hub').get() as { readonly trial: string | null }).trial

/** A trial's codes last as long as anybody tries it out, and open the trial only. */
const codeLifeMs = 7 * 24 * 3_600_000

/** Makes fresh pairing codes for every screen of the trial by its name, each good for many browsers. */
export const trialCodes = (
  db: Database,
  { screens }: Trial,
  newSecret: () => string,
  now: number,
): Readonly<Record<string, string>> => {
  const insert = db.prepare(
    `insert into pairing_code (code_hash, outlet_id, kind, name, station_id, printer_id, drawer_id, uses_left, expires_at)
     values (?, ?, ?, ?, null, ?, ?, 1000, ?)`,
  )
  return db
    .transaction(() => {
      closeTrialCodes(db)
      return Object.fromEntries(
        screens.map(({ kind, outletId, name, isNamed, printerId = null, drawerId = null }) => {
          const code = codeFrom(newSecret())
          const expiresAt = now + codeLifeMs
          insert.run(hashOf(normalCode(code)), outletId, kind, name, printerId, drawerId, expiresAt)
          return [screenName(kind, isNamed === true ? outletId : null), code]
        }),
      )
    })
    .immediate()
}

/** An outlet of a trial, and the screens that stand there by their names. */
export interface TrialPlace {
  readonly outletId: string
  readonly names: Names
  readonly screens: readonly string[]
}

/** The screens of a trial by where they stand; bridges are no screens. */
export const placesOf = (
  { screens }: Trial,
  outlets: readonly Pick<TrialPlace, 'outletId' | 'names'>[],
): readonly TrialPlace[] =>
  outlets
    .map(({ outletId, names }) => ({
      outletId,
      names,
      screens: screens
        .filter((screen) => screen.outletId === outletId && screen.kind !== 'bridge')
        .map(({ kind, isNamed }) => screenName(kind, isNamed === true ? outletId : null)),
    }))
    .filter(({ screens: standing }) => standing.length > 0)

/** Codes good for many browsers are a trial's; they end with it. */
export const closeTrialCodes = (db: Database): void =>
  void db.prepare('delete from pairing_code where uses_left > 1').run()
