/**
 * The year's replay as a person runs it: the built program, a hub of its own, a
 * data folder on a disk. The first month stands for the year.
 */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openRaw } from '../../hub/store/driver.ts'
import { readYear, totalOf, yearUntil } from '../../hub/replay/year.ts'
import { openToLook } from '../../hub/store/open.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { demoFolder, tempFolder } from './hub-process.ts'
import { launch, type Program } from './start-kit.ts'

const january = resolve(import.meta.dirname, '../data/pizza-place')

let folder: ReturnType<typeof tempFolder>
let data: string
beforeEach(() => {
  folder = tempFolder()
  data = join(folder.path, 'shop')
})
/** Whatever a test leaves running when it fails ends with it, and its hub with that. */
const running: Program[] = []
afterEach(async () => {
  for (const { child, ended: end } of running.splice(0)) {
    child.kill('SIGKILL')
    await end
  }
  folder.remove()
})

const replayOf = (...args: readonly string[]): Program => {
  const program = launch('hub/replay/main.js', {}, undefined, args)
  running.push(program)
  return program
}
const replay = (...args: readonly string[]): Program => replayOf(january, '--data', data, ...args)

const ended = async (program: Program): Promise<string> => {
  expect([await program.ended, program.output()]).toEqual([0, program.output()])
  return program.output()
}

/** What is counted in the shop's database, opened only to look. */
const countOf = (sql: string): unknown => {
  const db = openToLook(join(data, 'chowk.db'))
  try {
    return db.prepare(sql).pluck().get()
  } finally {
    db.close()
  }
}

const findings = (): ReturnType<typeof verifyShop> => {
  const db = openToLook(join(data, 'chowk.db'))
  try {
    return verifyShop(db)
  } finally {
    db.close()
  }
}

const figures = [
  /orders +1,845 +1,845\n/,
  /lines +4,156 +4,156\n/,
  /pieces +4,232 +4,232\n/,
  /revenue +69,793\.30 +69,793\.30\n/,
  /Each of 31 days and of 91 pizzas is equal to the cent, in the bills, the summaries and the books\.\n/,
]

describe('a month', () => {
  test('is played, equal to the cent, and opened; once more plays nothing; another price is found out', async () => {
    const output = await ended(replay())
    for (const words of figures) expect(output).toMatch(words)
    expect(output).toContain(`CHOWK_DATA=${data} npm start`)
    expect([
      countOf('select count(*) from ticket'),
      countOf('select count(*) from job'),
      countOf('select count(*) from invoice'),
      countOf('select max(no) from invoice'),
      countOf(`select count(*) from invoice where series = 'PPI' and fiscal_year = '2015'`),
    ]).toEqual([0, 0, 1845, 1845, 1845])
    const verify = resolve(import.meta.dirname, '../../dist/hub/verify.js')
    const said = await promisify(execFile)(process.execPath, [verify, data])
    expect(said.stdout).toBe('Everything adds up.\n')

    const before = countOf('select count(*) from event')
    const again = await ended(replay())
    expect(again).toContain('1,845 of 1,845 orders are in the books already.')
    for (const words of figures) expect(again).toMatch(words)
    expect(countOf('select count(*) from event')).toBe(before)

    // The printed command and PIN open the office.
    const shop = launch('hub/start.js', { CHOWK_DATA: data })
    running.push(shop)
    await shop.says('Ctrl-C stops the shop.')
    const [, base = '', code = ''] =
      /office +(http:\/\/localhost:\d+)\/office\?pair=([\w-]+)\n/.exec(shop.output()) ?? []
    const pin = /Owner +owner +(\d+)\n/.exec(shop.output())?.[1]
    expect(output).toContain(`Owner signs in with ${pin}`)
    const headers = { 'content-type': 'application/json', origin: base }
    const body = JSON.stringify({ code, kind: 'office' })
    const paired = await fetch(`${base}/api/v1/pair`, { method: 'POST', headers, body })
    const cookie = (paired.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const signedIn = await fetch(`${base}/api/v1/sign-in`, {
      method: 'POST',
      headers: { ...headers, cookie, 'chowk-screen': 'office' },
      body: JSON.stringify({ userId: 'owner', pin }),
    })
    expect(await signedIn.json()).toMatchObject({ ok: true, signIn: { roleId: 'owner' } })
    shop.child.kill('SIGTERM')
    expect(await shop.ended).toBe(0)

    const cheaper = join(folder.path, 'cheaper')
    cpSync(january, cheaper, { recursive: true })
    const prices = readFileSync(join(cheaper, 'pizzas.csv'), 'latin1')
    writeFileSync(join(cheaper, 'pizzas.csv'), prices.replace('S,12.75', 'S,12.74'), 'latin1')
    const other = replayOf(cheaper, '--data', data)
    expect(await other.ended).toBe(1)
    expect(other.output()).toMatch(
      /Not equal: \d+\.\n    2015-01-0\d in the bills: the files say \d+ orders/,
    )
  })
})

/** The hub that a replay keeps, among its children; undefined while none is there. */
const hubOf = ({ child }: Program): number | undefined => {
  try {
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')
    return children
      .trim()
      .split(' ')
      .map(Number)
      .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('hub/main.js'))
  } catch {
    return undefined
  }
}

/** Resolves once it says something more often than it has when it is asked. */
const saysMore = (program: Program, words: string): Promise<void> => {
  return program.says(words, program.output().split(words).length)
}

/** It has booked more orders. */
const goesOn = (program: Program): Promise<void> => saysMore(program, ' orders  ')

const english = (count: number): string => count.toLocaleString('en')

describe('a replay whose hub or whose client is killed', () => {
  // A whole month, one order after the other: ten kills come long before its end.
  const until = ['--until', '2015-01-31']
  const oneByOne = ['--at-once', '1']
  const { orders } = yearUntil(readYear(january), 2015_01_31)
  const equal = /Each of 31 days and of \d+ pizzas is equal to the cent/
  const counted = (): readonly unknown[] =>
    [
      'select count(*) from sale_import',
      'select count(*) from sales_order',
      'select count(*) from invoice',
      'select max(no) from invoice',
      'select sum(payable) from bill',
    ].map(countOf)
  const once = [
    orders.length,
    orders.length,
    orders.length,
    orders.length,
    totalOf(orders.flatMap(({ lines }) => lines)),
  ]

  test('ten times comes to the same figures, and no sale is booked twice', async () => {
    let client = replay(...until, ...oneByOne)
    for (let kill = 0; kill < 10; kill += 1) {
      await goesOn(client)
      if (kill % 2 === 0) {
        const hub = hubOf(client)
        if (hub === undefined) throw new Error('the replay has no hub')
        const isNoticed = saysMore(client, 'another is started')
        process.kill(hub, 'SIGKILL')
        await isNoticed
      } else {
        client.child.kill('SIGKILL')
        await client.ended
        // After the last kill nothing is waited for but the end: it may go as quickly as it can.
        client = kill === 9 ? replay(...until) : replay(...until, ...oneByOne)
      }
    }
    expect(await ended(client)).toMatch(equal)
    expect(counted()).toEqual(once)
    expect(findings()).toEqual([])
  })

  test('stops in order on Ctrl-C and goes on when it is run again', async () => {
    const client = replay(...until, ...oneByOne)
    await goesOn(client)
    client.child.kill('SIGINT')
    expect(await client.ended).toBe(130)
    expect(client.output()).toContain('Run it again to go on; nothing is booked twice.')
    const booked = Number(countOf('select count(*) from sale_import'))
    expect(booked).toBeGreaterThan(0)
    expect(booked).toBeLessThan(orders.length)
    const output = await ended(replay(...until))
    expect(output).toContain(
      `${english(booked)} of ${english(orders.length)} orders are in the books already.`,
    )
    expect(output).toMatch(equal)
    expect(counted()).toEqual(once)
  })
})

describe('a replay is refused', () => {
  test('before anything is made, where a file is not what it should be', async () => {
    const broken = join(folder.path, 'broken')
    cpSync(january, broken, { recursive: true })
    writeFileSync(join(broken, 'orders.csv'), 'order_id,date,time\n1,2015-02-30,11:38:36\n')
    const client = replayOf(broken, '--data', data)
    expect(await client.ended).toBe(2)
    expect(client.output()).toBe(
      'orders.csv, line 2: “2015-02-30” is not a date such as 2015-03-28. Nothing was sold.\n',
    )
    expect(existsSync(data)).toBe(false)
  })

  test('with its usage, where it is called wrongly', async () => {
    const client = replayOf()
    expect(await client.ended).toBe(2)
    expect(client.output()).toMatch(
      /^Name the folder that holds the four files\.\n\nnpm run replay -- <folder>/,
    )
  })

  test('in the folder of another shop, which stays as it was', async () => {
    const shop = await demoFolder()
    onTestFinished(shop.remove)
    const path = join(shop.path, 'chowk.db')
    const content = (): readonly unknown[] => {
      const db = openRaw(path, { readonly: true })
      try {
        return db.prepare('select * from outlet').all()
      } finally {
        db.close()
      }
    }
    const before = content()
    const client = replayOf(january, '--data', shop.path)
    expect(await client.ended).toBe(1)
    expect(client.output()).toContain(
      `${shop.path} holds another shop, and it was not touched. Name another folder with --data.`,
    )
    expect(content()).toEqual(before)
  })
})
