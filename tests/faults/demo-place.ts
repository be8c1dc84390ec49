/**
 * A place on the disk for the demo shop of one test run: it is made there once,
 * by whoever needs it first (`demoFolder`), and copied for everybody else.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const setup = (): void => {
  process.env['CHOWK_TEST_DEMO'] = mkdtempSync(join(tmpdir(), 'chowk-demo-'))
}

export const teardown = (): void => {
  const place = process.env['CHOWK_TEST_DEMO']
  if (place !== undefined) rmSync(place, { recursive: true, force: true })
}
