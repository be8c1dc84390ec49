import { describe, expect, test } from 'vitest'
import { blankBitmap } from '../../bridge/bitmap.ts'
import { cut, drawerPulse, feed, letterSize, qrCode, realTimePulse } from '../../bridge/commands.ts'
import { encodeLines } from '../../bridge/escpos.ts'
import { layOut } from '../../bridge/layout.ts'
import { toBands } from '../../bridge/raster.ts'
import { parseCommand, type Command } from '../../bridge/virtual/parse.ts'
import { englishReceipt, hindiReceipt } from './papers.ts'
import { profileNamed } from './print.ts'

const hex = (bytes: Iterable<number>): string => Buffer.from([...bytes]).toString('hex')

const commandsIn = (bytes: Uint8Array): readonly Command[] => {
  const found: Command[] = []
  for (let at = 0; at < bytes.length;) {
    const parsed = parseCommand(bytes, at)
    if (parsed === undefined) throw new Error(`half a command at ${at}`)
    found.push(parsed.command)
    at += parsed.length
  }
  return found
}

describe('the bytes that move something are exactly these', () => {
  const { drawer } = profileNamed('epson-80')

  test('a drawer is opened by one pulse on its own pin', () => {
    expect(hex(drawerPulse(2, drawer))).toBe('1b700019fa')
    expect(hex(drawerPulse(5, drawer))).toBe('1b700119fa')
    expect(hex(realTimePulse(2, drawer))).toBe('1014010001')
    expect(hex(realTimePulse(5, drawer))).toBe('1014010101')
  })

  test('paper is cut fully, partly, or left to be torn', () => {
    expect(hex(cut('full'))).toBe('1d5600')
    expect(hex(cut('partial'))).toBe('1d5601')
    expect(hex(cut('none'))).toBe('')
  })

  test('paper is fed by dots, as often as it takes', () => {
    expect(hex(feed(140))).toBe('1b4a8c')
    expect(hex(feed(300))).toBe('1b4aff1b4a2d')
    expect(hex(feed(0))).toBe('')
  })

  test('large letters are twice as wide and twice as high', () => {
    expect(hex(letterSize('large'))).toBe('1d2111')
    expect(hex(letterSize('normal'))).toBe('1d2100')
  })

  test('a QR code counts bytes, not letters', () => {
    const data = Buffer.from('upi://pay?pn=ज़ायका')
    const bytes = Buffer.from(qrCode(data, 5))
    expect(bytes.toString('hex')).toBe(
      '1d286b0400314132001d286b0300314305' +
        '1d286b0300314531' +
        `1d286b${(data.length + 3).toString(16)}00315030${data.toString('hex')}` +
        '1d286b0300315130',
    )
  })

  test('a receipt begins by setting the printer right and ends with one cut', () => {
    const bytes = encodeLines(
      layOut(englishReceipt, profileNamed('generic-80')),
      profileNamed('generic-80'),
    )
    expect(hex(bytes.subarray(0, 13))).toBe('1b401c2e1b52001b74001b3320')
    expect(hex(bytes.subarray(-6))).toBe('1b4a8c1d5601')
    expect(
      commandsIn(bytes).filter((command) => command.kind === 'order' && command.name === 'GS V'),
    ).toHaveLength(1)
  })
})

describe('a picture is sent so that cheap printers take it', () => {
  const bandsOf = (bytes: Uint8Array) =>
    commandsIn(bytes).flatMap((command) => (command.kind === 'raster' ? [command] : []))

  test('in bands of at most 100 rows, never a multiple of 48', () => {
    for (let height = 1; height < 400; height += 1) {
      const bands = bandsOf(toBands(blankBitmap(64, height)))
      expect(bands.reduce((sum, { rows }) => sum + rows, 0)).toBe(height)
      for (const { rows } of bands) {
        expect(rows).toBeLessThanOrEqual(100)
        expect(rows % 48).not.toBe(0)
      }
    }
  })

  test('without the bytes of a command that would be carried out at once', () => {
    const picture = blankBitmap(64, 90)
    for (let at = 0; at < picture.bits.length - 5; at += 5) {
      picture.bits.set([0x10, [0x04, 0x05, 0x14][(at / 5) % 3] ?? 0x14, 0x01, 0x00, 0x01], at)
    }
    const bytes = toBands(picture)
    expect(hex(bytes)).not.toMatch(/^(..)*10(04|05|14)/)
    // Every dot that was black still is; a few are added beside them.
    const [band] = bandsOf(bytes)
    band?.bits.forEach((byte, at) => expect(byte & (picture.bits[at] ?? 0)).toBe(picture.bits[at]))
  })

  test('and a whole Hindi receipt holds none either', () => {
    for (const name of ['virtual-80', 'generic-58']) {
      const bytes = encodeLines(layOut(hindiReceipt, profileNamed(name)), profileNamed(name))
      for (const { bits } of bandsOf(bytes)) expect(hex(bits)).not.toMatch(/^(..)*10(04|05|14)/)
    }
  })
})
