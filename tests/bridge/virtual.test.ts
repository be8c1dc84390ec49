import { describe, expect, test } from 'vitest'
import { encodeLines } from '../../bridge/escpos.ts'
import { layOut } from '../../bridge/layout.ts'
import { isBlocked, reasonsOf } from '../../bridge/status.ts'
import { createVirtualPrinter } from '../../bridge/virtual/printer.ts'
import { englishReceipt, duplicateReceipt } from './papers.ts'
import { print, profileNamed } from './print.ts'

const profile = profileNamed('virtual-80')
const receipt = encodeLines(layOut(englishReceipt, profile), profile)

const withAnswers = () => {
  const printer = createVirtualPrinter(576)
  const answers: number[] = []
  printer.onAnswer((byte) => answers.push(byte))
  const ask = (n: number): number => {
    printer.receive(Uint8Array.of(0x10, 0x04, n))
    return answers.pop() ?? -1
  }
  const reasons = () => reasonsOf({ printer: ask(1), offline: ask(2), paper: ask(4) })
  return { printer, answers, reasons }
}

describe('the virtual printer behaves like one of metal', () => {
  test('it shows size, weight and warnings as they were sent', () => {
    const { paper } = print(duplicateReceipt, profile)
    expect(paper.typed[0]).toEqual({
      text: '       DUPLICATE',
      isBold: true,
      isLarge: true,
      isInverted: true,
    })
    expect(paper.typed.find(({ text }) => text === 'Change'.padEnd(43) + '53.00')?.isBold).toBe(
      true,
    )
  })

  test('it says what is wrong with it', () => {
    const { printer, reasons } = withAnswers()
    expect(reasons()).toEqual([])
    printer.setPaper('near')
    expect(reasons()).toEqual(['paper_near'])
    expect(isBlocked(reasons())).toBe(false)
    printer.setPaper('out')
    expect(reasons()).toEqual(['paper_out'])
    printer.setCover(true)
    expect(reasons()).toEqual(['cover', 'paper_out'])
    printer.setPaper('enough')
    printer.setCover(false)
    expect(reasons()).toEqual([])
  })

  test('out of paper in the middle of a receipt, it goes on when there is paper, and prints it once', () => {
    const { printer, answers } = withAnswers()
    printer.setPaper('enough', 200)
    printer.receive(receipt)
    printer.receive(Uint8Array.of(0x1d, 0x72, 1))
    expect(printer.waiting()).toBeGreaterThan(100)
    expect(answers).toEqual([])
    printer.setPaper('enough')
    expect(printer.waiting()).toBe(0)
    expect(answers).toEqual([0])
    const paper = printer.takePaper()
    expect(paper?.picture).toEqual(print(englishReceipt, profile).paper.picture)
    expect(printer.takePaper()).toBeUndefined()
  })

  test('its drawer opens by a pulse in its turn, and without paper only by one at once', () => {
    const { printer } = withAnswers()
    const heard: (readonly [number, boolean])[] = []
    printer.onDrawer((pin, isOpen) => heard.push([pin, isOpen]))
    printer.receive(Uint8Array.of(0x1b, 0x70, 0, 25, 250))
    printer.setDrawer(2, false)
    printer.setPaper('out')
    printer.receive(Uint8Array.of(0x1b, 0x70, 0, 25, 250))
    expect(printer.isDrawerOpen(2)).toBe(false)
    printer.receive(Uint8Array.of(0x10, 0x14, 1, 1))
    printer.receive(Uint8Array.of(1))
    expect(heard).toEqual([
      [2, true],
      [2, false],
      [5, true],
    ])
  })

  test('it obeys a command hidden in a picture, which is why no picture may hold one', () => {
    const printer = createVirtualPrinter(576)
    printer.receive(Uint8Array.of(0x1d, 0x76, 0x30, 0, 5, 0, 1, 0, 0x10, 0x14, 1, 0, 1))
    expect(printer.isDrawerOpen(2)).toBe(true)
    expect(printer.waiting()).toBe(0)
  })
})
