/** Which drawers hang at which printer, and at which of them a till stands. */
import { tillKinds } from '../../schema/device-kinds.ts'
import { isSameName } from '../../schema/names.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler } from '../bus/tx.ts'
import {
  changeDrawer,
  deviceById,
  drawerById,
  drawersAtPrinter,
  drawersOf,
  equipDevice,
  insertDrawer,
  printerById,
  renameDevice,
} from './devices.sql.ts'

/** Refuses a name that another drawer has, and a socket that one hangs at: a pulse would open both. */
export const setDrawer: Handler<'drawer.set'> = (tx, { drawerId, names, printerId, pin }) => {
  const printer = printerById(tx.db, printerId)
  if (printer === undefined || !reaches(tx, printer.outletId)) return no(refusal('printer.unknown'))
  const { outletId } = printer
  const before = drawerById(tx.db, drawerId)
  if (before !== undefined && before.outletId !== outletId) return no(refusal('drawer.unknown'))
  const twin = drawersOf(tx.db, outletId).find(
    (one) => one.drawerId !== drawerId && isSameName(one.names, names),
  )
  // Two of a shop of before may be called the same, and their printers are changed all the same.
  const isNew = before === undefined || !isSameName(before.names, names)
  if (isNew && twin !== undefined) return no(refusal('drawer.name-taken', { drawer: twin.names }))
  const other = drawersAtPrinter(tx.db, printerId).find(
    (one) => one.pin === pin && one.drawerId !== drawerId,
  )
  if (other !== undefined) return no(refusal('drawer.socket-taken', { drawer: other.names }))
  const named = JSON.stringify(names)
  if (before === undefined) insertDrawer.run(tx.db, drawerId, outletId, printerId, named, pin)
  else {
    // One that hangs somewhere else now may stand open or not: nobody knows yet.
    const isThere = before.printerId === printerId && before.pin === pin
    changeDrawer.run(tx.db, named, printerId, pin, isThere ? before.state : 'unknown', drawerId)
  }
  const drawer = drawerById(tx.db, drawerId)
  if (drawer === undefined) throw new Error(`drawer ${drawerId} was not kept`)
  tx.emit('drawer.set', { key: `drawer:${drawerId}`, rev: drawer.rev, data: drawer, outletId })
  return ok({})
}

/** Refuses what is no till, and a drawer or a printer of another outlet. */
export const equip: Handler<'device.equip'> = (tx, { deviceId, printerId, drawerId }) => {
  const device = deviceById(tx.db, deviceId)
  if (device === undefined || device.isRevoked || !reaches(tx, device.outletId))
    return no(refusal('device.missing'))
  if (!tillKinds.includes(device.kind)) return no(refusal('device.no-till'))
  const { outletId } = device
  if (printerId !== null && printerById(tx.db, printerId)?.outletId !== outletId)
    return no(refusal('printer.unknown'))
  if (drawerId !== null && drawerById(tx.db, drawerId)?.outletId !== outletId)
    return no(refusal('drawer.unknown'))
  equipDevice.run(tx.db, printerId, drawerId, deviceId)
  tx.emit('device.equipped', {
    key: `device:${deviceId}`,
    rev: device.rev + 1,
    data: { ...device, printerId, drawerId, rev: device.rev + 1 },
    outletId,
  })
  return ok({})
}

/** Calls a device something else; its screen, its papers and its past stay what they are. */
export const rename: Handler<'device.rename'> = (tx, { deviceId, names }) => {
  const device = deviceById(tx.db, deviceId)
  if (device === undefined || device.isRevoked || !reaches(tx, device.outletId))
    return no(refusal('device.missing'))
  renameDevice.run(tx.db, names.en, JSON.stringify(names), deviceId)
  const renamed = deviceById(tx.db, deviceId)
  if (renamed === undefined) throw new Error('a device was read a moment ago')
  const { rev, outletId } = renamed
  tx.emit('device.renamed', { key: `device:${deviceId}`, rev, data: renamed, outletId })
  return ok({})
}
