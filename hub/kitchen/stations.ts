/** The stations of an outlet, as the office sets them. */
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler } from '../bus/tx.ts'
import {
  lastStationPlace,
  openAt,
  printerAt,
  putStation,
  routedTo,
  stationById,
} from './stations.sql.ts'

/**
 * Makes a station or changes it. What was fired stays where it was fired.
 * Refuses an outlet the person does not work at, a station or a printer of
 * another outlet, a station that is told on paper and has no printer, and
 * taking one out of use that things are sent to or that has something to make.
 */
export const setStation: Handler<'station.set'> = (tx, args) => {
  const { outletId, stationId, names, mode, printerId, fallbackPrinterId } = args
  if (!reaches(tx, outletId)) return no(refusal('outlet.unknown'))
  const before = stationById(tx.db, stationId)
  if (before !== undefined && before.outletId !== outletId) return no(refusal('station.unknown'))
  for (const id of [printerId, fallbackPrinterId])
    if (id !== null && printerAt.get(tx.db, id, outletId) === undefined)
      return no(refusal('printer.unknown'))
  if (mode !== 'screen' && printerId === null)
    return no(refusal('station.no-printer', { station: names }))
  if (!args.isActive) {
    const count = routedTo.get(tx.db, stationId, stationId)?.count ?? 0
    if (count > 0) return no(refusal('station.routed', { station: names, count }))
    if (openAt.get(tx.db, stationId) !== undefined)
      return no(refusal('station.busy', { station: names }))
  }

  const last = lastStationPlace.get(tx.db, outletId)?.position ?? 0
  putStation.run(
    tx.db,
    stationId,
    outletId,
    JSON.stringify(names),
    args.position ?? before?.position ?? last + 1,
    mode,
    printerId,
    // A printer that stands in for itself stands in for nothing.
    fallbackPrinterId === printerId ? null : fallbackPrinterId,
    args.language,
    JSON.stringify(args.limits),
    args.isActive ? 1 : 0,
  )
  const station = stationById(tx.db, stationId)
  if (station === undefined) throw new Error(`there is no station ${stationId}`)
  tx.emit('station.set', {
    key: `station:${stationId}`,
    rev: station.rev,
    data: station,
    outletId,
  })
  return ok({})
}
