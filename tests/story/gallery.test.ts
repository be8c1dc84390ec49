import path from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { openBrowser, serveFolder, type FolderServer, type OpenBrowser } from './browser.ts'

let server: FolderServer
let browser: OpenBrowser

beforeAll(async () => {
  server = await serveFolder(path.join(import.meta.dirname, '../../dist/kiosk'))
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const desk: BrowserContextOptions = { viewport: { width: 1366, height: 768 }, hasTouch: true }

/** Opens the gallery, lets `use` look at it, and fails on anything the browser complained of. */
async function look(
  query: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const window = await browser.window(options)
  try {
    const page = await window.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    await page.goto(`${server.url}/gallery?${query}`)
    await page.evaluate('document.fonts.ready')
    await use(page)
    expect(complaints).toEqual([])
  } finally {
    await window.close()
  }
}

describe('every part of the screens', () => {
  test.each([
    ['English on paper', 'lang=en'],
    ['Hindi on paper', 'lang=hi'],
    ['English on enamel', 'lang=en&theme=dark'],
    ['Hindi on enamel', 'lang=hi&theme=dark'],
  ])('can be used by everybody: %s', async (_, query) => {
    await look(query, desk, async (page) => {
      expect(await barriers(page)).toEqual([])
    })
  })

  test('can be used by everybody while a sheet is open', async () => {
    await look('lang=en', desk, async (page) => {
      await page.getByRole('button', { name: 'From the side' }).tap()
      expect(await barriers(page)).toEqual([])
    })
  })

  test('fits a phone without moving sideways', async () => {
    await look(
      'lang=hi',
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      async (page) => {
        await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      },
    )
  })

  test.each([
    ['English', 'lang=en', desk],
    ['Hindi', 'lang=hi', desk],
    ['a mouse', 'lang=en', { viewport: { width: 1366, height: 768 } }],
  ])('is at least 48 px where a finger lands: %s', async (_, query, options) => {
    await look(query, options, async (page) => {
      const small = await page.evaluate<readonly string[]>(`
        [...document.querySelectorAll('button, label.segment, .field-box')]
          .filter((one) => { const box = one.getBoundingClientRect(); return box.width < 48 || box.height < 47.5 })
          .map((one) => one.className + ' ' + one.textContent)`)
      expect(small).toEqual([])
    })
  })

  test('shows its figures in one width, and the rupee in the same hand', async () => {
    await look('lang=en', desk, async (page) => {
      const widths = await page.evaluate<readonly number[]>(`
        [...'0123456789'].map((digit) => {
          const span = document.createElement('span')
          span.className = 'figures'
          span.textContent = digit.repeat(10)
          document.body.append(span)
          return span.getBoundingClientRect().width
        })`)
      expect(new Set(widths.map((width) => width.toFixed(2))).size).toBe(1)
      // Whatever stands behind Mukta, the rupee is as wide: so it is Mukta's own.
      const rupees = await page.evaluate<readonly number[]>(`
        document.fonts.load('700 40px Mukta', '₹').then(() => ['serif', 'monospace'].map((last) => {
          const pen = document.createElement('canvas').getContext('2d')
          pen.font = '700 40px Mukta, ' + last
          return pen.measureText('₹').width
        }))`)
      expect(rupees[0]).toBe(rupees[1])
    })
  })
})

describe('a control', () => {
  test('that cannot be used now says why when it is touched', async () => {
    await look('lang=en', desk, async (page) => {
      await page.getByRole('button', { name: 'Take payment' }).nth(2).tap({ force: true })
      await expect
        .poll(() => page.locator('.reason').textContent())
        .toBe('The cart is empty. Add an item first.')
      await page.getByRole('button', { name: 'Hold' }).first().tap()
      await expect.poll(() => page.locator('.reason').count()).toBe(0)
    })
  })

  test('that cannot be chosen now leaves the choice as it was', async () => {
    await look('lang=en', desk, async (page) => {
      await page.getByText('Delivery').tap({ force: true })
      await expect.poll(() => page.locator('.reason').textContent()).toContain('6 in the evening')
      await expect.poll(() => page.getByRole('radio', { name: 'Eat here' }).isChecked()).toBe(true)
      await page.locator('.segment', { hasText: 'Takeaway' }).tap()
      await expect.poll(() => page.getByRole('radio', { name: 'Takeaway' }).isChecked()).toBe(true)
    })
  })
})

describe('the PIN pad', () => {
  test('takes the person, then digits from the glass and from the keyboard, and never shows them', async () => {
    await look('lang=en', desk, async (page) => {
      await page.getByRole('button', { name: 'Owner' }).tap()
      await page.keyboard.type('48')
      await page.locator('.pinpad').getByRole('button', { name: '7', exact: true }).tap()
      await page.getByText('3 digits typed').waitFor()
      expect(await page.locator('.pinpad').textContent()).not.toMatch(/48/)
      const start = page.locator('.pinpad').getByRole('button', { name: 'Start' })
      await expect.poll(() => start.getAttribute('aria-disabled')).toBe('true')
      await page.keyboard.type('9')
      await page.getByText('4 digits typed').waitFor()
      await expect.poll(() => start.getAttribute('aria-disabled')).toBe(null)
    })
  })
})

describe('a sheet', () => {
  test('keeps the focus, closes on Esc and gives the focus back', async () => {
    await look('lang=en', desk, async (page) => {
      const opener = page.getByRole('button', { name: 'From below' })
      await opener.focus()
      await page.keyboard.press('Enter')
      for (let presses = 0; presses < 20; presses++) await page.keyboard.press('Tab')
      expect(
        await page.evaluate(
          `document.activeElement === document.body || !!document.activeElement.closest('dialog')`,
        ),
      ).toBe(true)
      await page.keyboard.press('Escape')
      await page.locator('dialog').waitFor({ state: 'detached' })
      await expect
        .poll(() => opener.evaluate((button) => button === document.activeElement))
        .toBe(true)
    })
  })
})

describe('a toast', () => {
  test('that can be undone is undone by touching it, and goes by itself after its time', async () => {
    await look('lang=en', desk, async (page) => {
      const send = page.getByRole('button', { name: 'Send to kitchen', exact: true })
      await send.tap()
      const toast = page.locator('.toast')
      await toast.tap()
      // Sooner than it would go by itself.
      await expect.poll(() => toast.count(), { timeout: 3_000 }).toBe(0)
      await send.tap()
      await toast.waitFor()
      await toast.waitFor({ state: 'detached', timeout: 15_000 })
    })
  })
})
