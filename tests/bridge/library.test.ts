import ntp from 'node-thermal-printer'
import { describe, expect, test, vi } from 'vitest'
import { createTextEncoder } from '../../bridge/typed.ts'

const { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } = ntp

type Printer = InstanceType<typeof ThermalPrinter>

const bytesOf = (build: (printer: Printer) => void, breakLine = BreakLine.WORD): string => {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: '',
    characterSet: CharacterSet.WPC1252,
    breakLine,
  })
  printer.setBuffer(Buffer.alloc(0))
  build(printer)
  return printer.getBuffer().toString('hex')
}

const typed = (build: Parameters<ReturnType<typeof createTextEncoder>>[0]): string =>
  Buffer.from(createTextEncoder('WPC1252')(build)).toString('hex')

describe('what node-thermal-printer gets right is used', () => {
  test('bold, white on black, alignment and letters of the code page', () => {
    expect(typed((text) => text.bold(true))).toBe('1b4501')
    expect(typed((text) => text.invert(true))).toBe('1d4201')
    expect(typed((text) => text.alignCenter())).toBe('1b6101')
    expect(typed((text) => text.alignRight())).toBe('1b6102')
    expect(typed((text) => text.println('Café 2 × 45'))).toBe('436166e9203220d72034350a')
    expect(typed((text) => text.println(''))).toBe('0a')
  })

  test('and no letter off the page makes it switch pages behind our back', () => {
    expect(typed((text) => text.println('a₹ж\x1b@b'))).toBe('6140620a')
  })
})

/** An upgrade that changes one of these must be looked at: perhaps our own bytes can go. */
describe('what node-thermal-printer 4.6.1 gets wrong is still wrong', () => {
  test('its drawer pulse lacks its times and fires both pins', () => {
    expect(bytesOf((printer) => printer.openCashDrawer())).toBe('1b70001b7001')
  })
  test('its text size has width and height exchanged', () => {
    expect(bytesOf((printer) => printer.setTextSize(1, 0))).toBe('1d2110')
  })
  test('it drops empty lines', () => {
    expect(bytesOf((printer) => printer.println('a\n\nb'))).toBe('610a620a')
  })
  test('it prints a question mark for a rupee and for every Hindi letter', () => {
    expect(bytesOf((printer) => printer.println('₹ 1'))).toBe('3f20310a')
    expect(bytesOf((printer) => printer.println('मि'))).toBe('3f3f0a')
  })
  test('after a cut it believes in a code page that the cut has reset', () => {
    const bytes = bytesOf((printer) => {
      printer.println('ж')
      printer.cut()
      printer.println('ж')
    })
    expect(bytes.match(/1b74/g)).toHaveLength(1)
    expect(bytes).toMatch(/1d56001b40a60a$/)
  })
  test('its QR code counts letters instead of bytes', () => {
    const data = 'ज़ायका'
    const bytes = bytesOf((printer) => printer.printQR(data))
    expect(bytes).toContain(`1d286b${(data.length + 3).toString(16).padStart(2, '0')}00315030`)
  })
  test('without a code page it complains on the console', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' }).print('é')
    expect(complaint).toHaveBeenCalled()
    complaint.mockRestore()
  })
})
