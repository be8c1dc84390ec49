/**
 * A real Chromium, and the test page built as the screens are built. A window of
 * one that runs has cookies and storage of its own, which is all most tests need;
 * one that is to be killed has a profile on the disk.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { chromium, type Browser as Chromium, type BrowserContext, type Page } from 'playwright-core'

const root = path.join(import.meta.dirname, '../../..')

/** The test page and its chunks by their paths, built with the targets the screens are built with. */
export async function buildPage(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: [{ in: path.join(import.meta.dirname, 'page.ts'), out: 'page' }],
    absWorkingDir: root,
    outdir: '/assets',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2020', 'chrome105', 'safari16', 'firefox110'],
    minify: true,
    write: false,
  })
  const html = `<!doctype html><title>Test</title><script type="module" src="/assets/page.js"></script>`
  return new Map([
    ['/page.html', new TextEncoder().encode(html)],
    ...outputFiles.map((file) => [file.path, file.contents] as const),
  ])
}

export interface Browser {
  readonly context: BrowserContext
  readonly open: (url: string) => Promise<Page>
  readonly close: () => Promise<void>
}

/** A browser that can die: its profile is still there when it is opened anew. */
export interface MortalBrowser extends Browser {
  /** SIGKILL to the browser and everything it has started; the profile stays. */
  readonly kill: () => Promise<void>
}

const flags = [
  '--no-sandbox',
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name of a network without certificates: no secure context, as in the shop.
  '--host-resolver-rules=MAP hub.test 127.0.0.1',
]

export const newProfile = (): string => mkdtempSync(path.join(tmpdir(), 'chowk-profile-'))
export const dropProfile = (profile: string): void =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })

const how = {
  executablePath: process.env['CHOWK_CHROMIUM'] ?? '/usr/bin/chromium',
  headless: false,
  args: flags,
  ignoreDefaultArgs: ['--headless'],
}

const inContext = (context: BrowserContext): Browser => ({
  context,
  open: async (url) => {
    const page = await context.newPage()
    await page.goto(url)
    return page
  },
  close: () => context.close(),
})

/** Starts the Chromium in which windows are opened. */
export const openChromium = (): Promise<Chromium> => chromium.launch(how)

/** A window with cookies and storage that nobody else has. */
export const openWindow = async (running: Chromium): Promise<Browser> =>
  inContext(await running.newContext())

/** Starts Chromium on a profile. */
export async function openBrowser(profile: string): Promise<MortalBrowser> {
  const context = await chromium.launchPersistentContext(profile, how)
  return {
    ...inContext(context),
    kill: async () => {
      const closed = new Promise((resolve) => {
        context.once('close', resolve)
      })
      for (const pid of processesOf(profile)) process.kill(pid, 'SIGKILL')
      await closed
    },
  }
}

/** The processes that were started with this profile, and no others. */
const processesOf = (profile: string): readonly number[] =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16e6 })
    .split('\n')
    .filter((line) => line.includes(`--user-data-dir=${profile}`))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid)
