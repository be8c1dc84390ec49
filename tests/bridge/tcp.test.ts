import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PrinterReason } from '../../schema/device.ts'
import { encodeLines } from '../../bridge/escpos.ts'
import { layOut } from '../../bridge/layout.ts'
import { createTcpPort, tcpAddress } from '../../bridge/ports/tcp.ts'
import {
  runKick,
  runPrint,
  type PrinterAccess,
  type RunResult,
  type Timing,
} from '../../bridge/printer.ts'
import { englishReceipt } from './papers.ts'
import { print, profileNamed } from './print.ts'
import { startTcpPrinter, type TcpPrinter } from './tcp-printer.ts'

const profile = { ...profileNamed('epson-80'), pieceDelayMs: 0 }
const receipt = encodeLines(layOut(englishReceipt, profile), profile)
const impatient: Timing = {
  answerMs: 150,
  pollMs: 20,
  silentMs: 400,
  settleMs: 10_000,
  closeMs: 300,
  holdMs: 20,
  stallMs: 50,
}

let device: TcpPrinter
let access: PrinterAccess
beforeEach(async () => {
  device = await startTcpPrinter()
  access = { openPort: () => createTcpPort(device.address, 500), profile, timing: impatient }
})
afterEach(() => device.close())

interface Run {
  readonly result: RunResult
  readonly begun: number
  readonly seen: readonly (readonly PrinterReason[])[]
}

const run = async (
  bytes: Uint8Array = receipt,
  { onSeen, at = access }: { onSeen?: () => void; at?: PrinterAccess } = {},
): Promise<Run> => {
  const seen: (readonly PrinterReason[])[] = []
  let begun = 0
  const result = await runPrint(at, bytes, {
    begin: () => {
      begun += 1
      return true
    },
    onStatus: (reasons) => {
      seen.push(reasons)
      onSeen?.()
    },
    onWaiting: () => undefined,
    signal: new AbortController().signal,
  })
  return { result, begun, seen }
}

const mute = (): PrinterAccess => ({ ...access, profile: { ...profile, status: 'maybe' } })

describe('a network printer', () => {
  test('prints the receipt and says so itself', async () => {
    expect((await run()).result).toEqual({ kind: 'done', level: 'confirmed' })
    expect(device.printer.takePaper()?.picture).toEqual(
      print(englishReceipt, profile).paper.picture,
    )
  })

  test('one that talks all the time gets every byte, a hundred times out of a hundred', async () => {
    device.behave({ isSink: true, chatter: Uint8Array.of(0x14, 0, 0, 0x0f) })
    const large = new Uint8Array(60_000).fill(0x20)
    for (let count = 0; count < 100; count += 1) {
      const port = createTcpPort(device.address, 500)
      await port.open()
      await port.write(large)
      expect(await port.close(2_000)).toBe(true)
    }
    expect(new Set(device.received())).toEqual(new Set([large.length]))
    expect(device.received()).toHaveLength(100)
  })

  test('one that talks while it prints still only confirms what it has printed', async () => {
    device.behave({ chatter: Uint8Array.of(0x14, 0, 0, 0x0f) })
    for (let count = 0; count < 20; count += 1) {
      expect((await run()).result).toEqual({ kind: 'done', level: 'confirmed' })
      const typed = device.printer.takePaper()?.typed
      expect(typed?.at(-1)?.text.trim()).toBe('Thank you. Please come again.')
    }
  })

  test('one that cannot speak is believed when it closes in order', async () => {
    device.behave({ isMute: true })
    expect((await run(receipt, { at: mute() })).result).toEqual({ kind: 'done', level: 'sent' })
  })

  test('one that hangs is never reported as printed', async () => {
    device.behave({ isHung: true })
    expect(await run()).toMatchObject({
      result: { kind: 'held', reasons: ['unreachable'] },
      begun: 0,
    })
    expect((await run(receipt, { at: mute() })).result).toMatchObject({ kind: 'ambiguous' })
  })

  test('one that is not there is waited for, and nothing has begun', async () => {
    await device.close()
    expect(await run()).toMatchObject({
      result: { kind: 'held', reasons: ['unreachable'] },
      begun: 0,
    })
  })

  test('when the line breaks in the middle, nobody knows what came out', async () => {
    device.behave({ resetAfter: 2_000 })
    expect(await run()).toMatchObject({ result: { kind: 'ambiguous' }, begun: 1 })
  })

  test('when it falls silent in the middle, nobody knows either', async () => {
    const { result } = await run(receipt, { onSeen: () => device.behave({ isMute: true }) })
    expect(result).toEqual({ kind: 'ambiguous', reason: 'the printer fell silent' })
  })

  test('without paper before the first byte, nothing is sent', async () => {
    device.printer.setPaper('out')
    expect(await run()).toMatchObject({
      result: { kind: 'held', reasons: ['paper_out'] },
      begun: 0,
    })
    device.printer.setPaper('enough')
    expect(device.printer.takePaper()).toBeUndefined()
  })

  test('without paper in the middle, it is waited for, and the receipt comes out once', async () => {
    device.printer.setPaper('enough', 300)
    const { result, seen, begun } = await run(receipt, {
      onSeen: () => setTimeout(() => device.printer.setPaper('enough'), 200),
    })
    expect(result).toEqual({ kind: 'done', level: 'confirmed' })
    expect(begun).toBe(1)
    expect(seen).toContainEqual(['paper_out'])
    expect(device.printer.takePaper()?.picture).toEqual(
      print(englishReceipt, profile).paper.picture,
    )
  })
})

const kick = (at: PrinterAccess = access) => runKick(at, 2, () => true)

describe('a drawer at a network printer', () => {
  test('opens by one pulse', async () => {
    expect(await kick()).toEqual({ kind: 'done', level: 'confirmed' })
    expect(device.printer.pulses()).toBe(1)
  })

  test('opens without paper, where the printer can do that', async () => {
    device.printer.setPaper('out')
    expect(await kick()).toEqual({ kind: 'done', level: 'sent' })
    expect(device.printer.pulses()).toBe(1)
  })

  test('and where it cannot, no pulse is left behind to open it later', async () => {
    device.printer.setPaper('out')
    const plain = { ...profile, drawer: { ...profile.drawer, hasRealTimePulse: false } }
    expect(await kick({ ...access, profile: plain })).toEqual({
      kind: 'held',
      reasons: ['paper_out'],
    })
    device.printer.setPaper('enough')
    expect(device.printer.pulses()).toBe(0)
  })

  test('does not open when it is too late', async () => {
    expect(await runKick(access, 2, () => false)).toEqual({ kind: 'declined' })
    expect(device.printer.pulses()).toBe(0)
  })
})

test('a printer’s address is read from its port', () => {
  expect(tcpAddress('tcp://192.168.1.50:9100')).toEqual({ host: '192.168.1.50', port: 9100 })
  expect(tcpAddress('virtual:')).toBeUndefined()
})
