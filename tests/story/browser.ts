/**
 * A real browser for the tests that look at a screen, and a server for pages
 * that need no hub. The rules: each browser has a profile of its own, which
 * goes with it, and whoever opens one closes it; and no page of it has
 * complained in its console by then.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { rememberListeners } from './barriers.ts'

/**
 * How many times slower than this machine the pages think: `CHOWK_SLOW=4` shows on a
 * quick machine which step of a story has not waited for what it needs.
 */
const slow = Number(process.env['CHOWK_SLOW'] ?? 1)

const flags = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of this machine. Throws, with what to install, where there is none. */
export function findChromium(): string {
  const places = [
    process.env['CHOWK_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  const found = places.find((place) => place !== undefined && existsSync(place))
  if (found === undefined) {
    throw new Error(
      'These tests need a browser: apt-get install chromium, or set CHOWK_CHROMIUM to the path of one.',
    )
  }
  return found
}

export interface OpenBrowser {
  /** One window with its own cookies and storage; `newPage()` opens a tab in it. */
  readonly window: (options?: BrowserContextOptions) => Promise<BrowserContext>
  readonly close: () => Promise<void>
}

/**
 * What the browser says by itself of a line that is cut, and of a hub that says
 * no: stories do both on purpose, and a page that is left lets go of what it
 * asked. A fault of the hub (5xx) is none of these.
 */
const isOfTheLine =
  /^WebSocket connection to|^Failed to load resource: (net::ERR_|the server responded with a status of 4\d\d)/

const slowDown = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow })
}

/**
 * Starts a browser without a face. Every window it opened goes with `close`,
 * which throws where one of its pages has thrown something or has complained.
 */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags })
  const complaints: string[] = []
  let isEnding = false
  return {
    window: async (options = {}) => {
      const context = await browser.newContext(options)
      await context.addInitScript(rememberListeners)
      if (slow > 1) context.on('page', (page) => void slowDown(page))
      context.on('weberror', (thrown) => complaints.push(thrown.error().message))
      context.on('console', (message) => {
        const isMeant = isEnding || isOfTheLine.test(message.text())
        if (message.type() !== 'error' || isMeant) return
        complaints.push(`${message.text()} (${message.location().url})`)
      })
      return context
    },
    close: async () => {
      isEnding = true
      await browser.close()
      if (complaints.length > 0) throw new Error(`A page complained: ${complaints.join('; ')}`)
    },
  }
}

export interface FolderServer {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Serves a folder of built screens under the policy the hub serves them under; `/x` is `x.html`. */
export async function serveFolder(folder: string): Promise<FolderServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const name = path.extname(pathname) === '' ? `${pathname}.html` : pathname
    readFile(path.join(folder, path.normalize(name))).then(
      (body) =>
        response
          .writeHead(200, {
            'content-type': types[path.extname(name)] ?? 'application/octet-stream',
            'content-security-policy': "default-src 'self'",
          })
          .end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The test server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
