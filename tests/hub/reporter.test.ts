/** The reporting thread as the built hub runs it, beside a database that goes on being written. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerReport, type ReportRequest } from '../../hub/edge/report-answer.ts'
import type { Reporter } from '../../hub/edge/reporter.ts'
import type { SalesReport } from '../../schema/report.ts'
import { openShop, type Shop } from './kit.ts'
import { sellASeason } from './season.ts'

const built = resolve(import.meta.dirname, '../../dist/hub/edge/reporter.js')

let shop: Shop
let openReporter: (path: string, options?: { idleMs: number }) => Reporter

beforeAll(async () => {
  if (!existsSync(built)) throw new Error('The hub is not built. Run `npm run build` first.')
  ;({ openReporter } = (await import(pathToFileURL(built).href)) as {
    openReporter: typeof openReporter
  })
  shop = openShop()
  await sellASeason(shop, { outletId: 'counter', from: 2026_11_02, days: 10, perDay: 5 })
})
afterAll(() => shop.close())

const request = (more: object = {}): ReportRequest => ({
  outletId: 'counter',
  at: shop.clock.now,
  kind: 'sales',
  args: { from: 2026_11_02, to: 2026_11_12, grain: 'day', compare: 'previous' },
  ...more,
})

describe('the reporting thread', () => {
  test('answers as this one does, many at once, each its own', async () => {
    const reporter = openReporter(shop.path)
    const asked = [
      request(),
      request({ kind: 'bills', args: { date: 2026_11_03 } }),
      request({
        kind: 'trend',
        args: { from: 2026_11_02, to: 2026_11_11, grain: 'day', of: 'tender', id: 'cash' },
      }),
      request({ kind: 'csv', table: 'items', language: 'hi' }),
    ]
    const answers = await Promise.all(asked.map((one) => reporter.ask(one)))
    expect(answers).toEqual(asked.map((one) => answerReport(shop.db, one)))
    await reporter.stop()
  })

  test('sees what was committed a moment ago', async () => {
    const reporter = openReporter(shop.path)
    const bills = async (): Promise<number> =>
      (JSON.parse((await reporter.ask(request({ at: shop.clock.now }))) ?? '') as SalesReport)
        .totals.bills
    const before = await bills()
    await sellASeason(shop, { outletId: 'counter', from: 2026_11_12, days: 1, least: 3, perDay: 3 })
    expect(await bills()).toBe(before + 3)
    await reporter.stop()
  })

  test('started for somebody who never asks ends all the same', async () => {
    const reporter = openReporter(shop.path)
    reporter.warm()
    reporter.warm()
    await expect(reporter.stop()).resolves.toBe(undefined)
    await expect(openReporter(shop.path).stop()).resolves.toBe(undefined)
  })

  test('says it is busy rather than queue without end, and serves those it took', async () => {
    const reporter = openReporter(shop.path)
    const answers = await Promise.all(Array.from({ length: 40 }, () => reporter.ask(request())))
    expect(answers.filter((answer) => answer === null)).toHaveLength(24)
    expect(new Set(answers).size).toBe(2)
    expect(await reporter.ask(request())).not.toBe(null)
    await reporter.stop()
  })

  test('that meets a bug fails that report and answers the next', async () => {
    const reporter = openReporter(shop.path)
    await expect(reporter.ask(request({ outletId: 'moon' }))).rejects.toThrow('no outlet moon')
    expect(await reporter.ask(request())).not.toBe(null)
    await reporter.stop()
  })

  test('that cannot open its database fails what waits, and only that', async () => {
    const reporter = openReporter(`${shop.path}.gone`)
    await expect(reporter.ask(request())).rejects.toThrow('has ended')
    await expect(reporter.ask(request())).rejects.toThrow('has ended')
    await reporter.stop()
  })
})
