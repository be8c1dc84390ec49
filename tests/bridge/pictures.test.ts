import { mkdir, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { hasInk } from '../../bridge/bitmap.ts'
import { toPng } from '../../bridge/virtual/png.ts'
import {
  duplicateReceipt,
  englishReceipt,
  hindiDuplicate,
  hindiReceipt,
  kitchenTicket,
} from './papers.ts'
import { print, profileNamed } from './print.ts'

const folder = new URL('../screens/', import.meta.url)

describe('the pictures of the papers can be looked at', () => {
  const papers = { englishReceipt, hindiReceipt, kitchenTicket, duplicateReceipt, hindiDuplicate }
  const cases = ['virtual-80', 'virtual-58'].flatMap((profile) =>
    Object.entries(papers).map(([name, document]) => ({ profile, name, document })),
  )

  test.each(cases)('$name on $profile comes out whole', async ({ profile, name, document }) => {
    const printed = print(document, profileNamed(profile))
    const png = await toPng(printed.paper.picture)
    await mkdir(folder, { recursive: true })
    await writeFile(new URL(`paper-${name}-${profile}.png`, folder), png)
    expect(hasInk(printed.paper.picture)).toBe(true)
    expect(printed.printer.unknown()).toEqual([])
    expect(printed.printer.waiting()).toBe(0)
    expect(printed.paper.picture.width).toBe(profileNamed(profile).dots)
  })
})
