/** Screens and bridges joining and leaving the shop, and what the hardware reports. */
import type { CommandArgs } from '../../schema/commands.ts'
import { tillKinds } from '../../schema/device-kinds.ts'
import type { DeviceDoc, PrinterDoc } from '../../schema/device.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import {
  clearPapers,
  deviceById,
  drawerById,
  giveToBridge,
  insertCode,
  insertDevice,
  insertPaper,
  pairingCode,
  placeFor,
  printerById,
  reportDrawerRow,
  reportPrinterRow,
  revokeDevice,
  setPrinterPort,
  unownedPrinters,
  useCode,
} from './devices.sql.ts'
import { grantIntegration } from './integrations.ts'
import { jobById } from './jobs.sql.ts'
import { codeFrom, codeLifeMs, hashOf, normalCode } from './pairing.ts'

/** What a till will stand at: the drawer that was named; else it shares those of the till it is invited from. */
const equipmentFor = (
  tx: Tx,
  { kind, outletId, drawerId }: CommandArgs<'device.invite'>,
): Result<Pick<DeviceDoc, 'printerId' | 'drawerId'>, Refusal> => {
  const isTill = tillKinds.includes(kind)
  if (drawerId !== undefined) {
    if (!isTill) return no(refusal('device.no-till'))
    const drawer = drawerById(tx.db, drawerId)
    return drawer === undefined || drawer.outletId !== outletId
      ? no(refusal('drawer.unknown'))
      : ok(drawer)
  }
  const inviter = tx.sender()
  return ok(isTill && inviter.outletId === outletId ? inviter : { printerId: null, drawerId: null })
}

/**
 * Makes a one-time code. Only its hash is kept, and the event does not carry it.
 * Refuses an outlet, or a station of it, that does not exist, and an outlet
 * the person does not work at.
 */
export const invite: Handler<'device.invite'> = (tx, args) => {
  const { kind, outletId, name, stationId } = args
  const place = placeFor.get(tx.db, stationId ?? null, outletId)
  if (place === undefined || !reaches(tx, outletId)) return no(refusal('outlet.unknown'))
  if (place.stationId !== (stationId ?? null)) return no(refusal('station.unknown'))
  const equipment = equipmentFor(tx, args)
  if (!equipment.ok) return equipment
  const { printerId, drawerId } = equipment.value
  const code = codeFrom(tx.newSecret())
  const expiresAt = tx.at + codeLifeMs
  insertCode.run(
    tx.db,
    hashOf(normalCode(code)),
    outletId,
    kind,
    name,
    stationId ?? null,
    printerId,
    drawerId,
    1,
    expiresAt,
    null,
    null,
    null,
  )
  tx.emit('device.invited', {
    key: `invitation:${tx.newId()}`,
    rev: 1,
    data: { kind, expiresAt },
    outletId,
  })
  return ok({ code, expiresAt })
}

/** A new device has typed its code. Refuses a code that is wrong, used or too old, without telling which. */
export const join: Handler<'device.join'> = (tx, { code, tokenHash, agent }) => {
  const codeHash = hashOf(normalCode(code))
  const invitation = pairingCode.get(tx.db, codeHash)
  if (invitation === undefined || invitation.usesLeft < 1 || invitation.expiresAt < tx.at) {
    return no(refusal('pairing.wrong-code'))
  }
  useCode.run(tx.db, codeHash)
  const { usesLeft: _, expiresAt: __, scope, roleId, issuedBy, ...place } = invitation
  const integration =
    scope === null || roleId === null || issuedBy === null ? null : { scope, roleId, issuedBy }
  const device: DeviceDoc = {
    deviceId: tx.newId(),
    ...place,
    integration,
    pairedAt: tx.at,
    isRevoked: false,
    rev: 1,
  }
  insertDevice.run(
    tx.db,
    device.deviceId,
    device.outletId,
    device.kind,
    device.name,
    tokenHash,
    device.stationId,
    device.printerId,
    device.drawerId,
    agent,
    tx.at,
  )
  if (integration !== null) grantIntegration(tx, device.deviceId, integration)
  tx.emit('device.joined', {
    key: `device:${device.deviceId}`,
    rev: 1,
    data: device,
    outletId: device.outletId,
  })
  if (device.kind === 'bridge') takePrinters(tx, device.deviceId)
  return ok({ deviceId: device.deviceId, outletId: device.outletId, kind: device.kind })
}

/** The first bridge takes every printer that none drives yet, in whichever outlet of this hub. */
const takePrinters = (tx: Tx, bridgeId: string): void => {
  for (const { printerId } of unownedPrinters.all(tx.db)) {
    giveToBridge.run(tx.db, bridgeId, printerId)
    emitPrinter(tx, 'printer.set', printerId)
  }
}

/** Takes a device out of the shop: its token and its connection end at once, and with them whoever is signed in on it. */
export const revoke: Handler<'device.revoke'> = (tx, { deviceId }) => {
  const device = deviceById(tx.db, deviceId)
  if (device === undefined || !reaches(tx, device.outletId)) return no(refusal('device.missing'))
  if (revokeDevice.run(tx.db, tx.at, deviceId) === 0) return ok({})
  tx.emit('device.revoked', {
    key: `device:${deviceId}`,
    rev: device.rev + 1,
    data: { ...device, isRevoked: true, rev: device.rev + 1 },
    outletId: device.outletId,
  })
  return ok({})
}

export const setPrinter: Handler<'printer.set'> = (tx, { printerId, port, profile }) => {
  const printer = printerById(tx.db, printerId)
  if (printer === undefined || printer.outletId !== tx.outlet.outletId)
    return no(refusal('printer.unknown'))
  setPrinterPort.run(tx.db, port, profile, printerId)
  emitPrinter(tx, 'printer.set', printerId)
  return ok({})
}

export const reportPrinter: Handler<'printer.report'> = (tx, { printerId, state, reasons }) => {
  const mine = drivenHere(tx, printerId)
  if (!mine.ok) return mine
  reportPrinterRow.run(tx.db, state, JSON.stringify(reasons), tx.at, printerId)
  emitPrinter(tx, 'printer.reported', printerId)
  return ok({})
}

export const reportDrawer: Handler<'drawer.report'> = (tx, { drawerId, state }) => {
  const drawer = drawerById(tx.db, drawerId)
  if (drawer === undefined) return no(refusal('drawer.unknown'))
  const mine = drivenHere(tx, drawer.printerId)
  if (!mine.ok) return mine
  reportDrawerRow.run(tx.db, state, tx.at, drawerId)
  tx.emit('drawer.reported', {
    key: `drawer:${drawerId}`,
    rev: drawer.rev + 1,
    data: { ...drawer, state, reportedAt: tx.at, rev: drawer.rev + 1 },
    outletId: drawer.outletId,
  })
  return ok({})
}

export const reportPaper: Handler<'paper.report'> = (tx, args) => {
  const { printerId, jobId, picture, widthDots, heightDots, lines } = args
  const mine = drivenHere(tx, printerId)
  if (!mine.ok) return mine
  const job = jobById(tx.db, jobId)
  if (job?.outletId !== mine.value.outletId || !drivenHere(tx, job.printerId).ok)
    return no(refusal('job.unknown'))
  const paper = {
    paperId: tx.newId(),
    outletId: job.outletId,
    printerId,
    jobId,
    picture,
    widthDots,
    heightDots,
    at: tx.at,
  }
  insertPaper.run(
    tx.db,
    paper.paperId,
    paper.outletId,
    printerId,
    jobId,
    picture,
    widthDots,
    heightDots,
    lines.join('\n'),
    tx.at,
  )
  clearPapers.run(tx.db, printerId, printerId)
  tx.emit('paper.reported', {
    key: `paper:${paper.paperId}`,
    rev: 1,
    // What it says may name somebody, and an event is kept for good.
    data: { ...paper, rev: 1 },
    outletId: job.outletId,
  })
  return ok({})
}

/** A bridge speaks only for the printers it drives. */
const drivenHere = (tx: Tx, printerId: string): Result<PrinterDoc, Refusal> => {
  const printer = printerById(tx.db, printerId)
  return printer?.bridgeId === tx.sender().deviceId ? ok(printer) : no(refusal('printer.unknown'))
}

const emitPrinter = (tx: Tx, kind: 'printer.set' | 'printer.reported', printerId: string): void => {
  const printer = printerById(tx.db, printerId)
  if (printer === undefined) throw new Error(`there is no printer ${printerId}`)
  tx.emit(kind, {
    key: `printer:${printerId}`,
    rev: printer.rev,
    data: printer,
    outletId: printer.outletId,
  })
}
