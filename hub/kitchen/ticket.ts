/**
 * What a station is told: the difference between the order now and what that
 * station was last told of it.
 */
import type { OrderLine } from '../../schema/order.ts'
import type { TicketLine } from '../../schema/ticket.ts'

/** The lines of a new order, station by station. Lines nobody has to make are left out. */
export const linesByStation = (
  lines: readonly OrderLine[],
): ReadonlyMap<string, readonly TicketLine[]> => {
  const stations = new Map<string, TicketLine[]>()
  for (const line of lines) {
    if (line.stationId === null) continue
    const told: TicketLine = {
      lineId: line.lineId,
      names: line.names,
      variantNames: line.variantNames,
      modifierNames: line.modifiers.map((modifier) => modifier.names),
      qtyMilli: line.qtyMilli,
      unit: line.unit,
      note: line.note,
      change: 'add',
      seat: line.seat,
      course: line.course,
    }
    const ofStation = stations.get(line.stationId)
    if (ofStation === undefined) stations.set(line.stationId, [told])
    else ofStation.push(told)
  }
  return stations
}
