/**
 * How the shop's programs start, refuse to start, and end.
 *
 * Code 78 tells systemd that a person has to look; it starts anything else
 * again. Whatever the code, the words on the output say what to do.
 */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect as connectTcp, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectMqtt } from 'mqtt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { users } from '../../hub/demo/users.ts'
import { openRaw } from '../../hub/store/driver.ts'
import { clientIdOf } from '../../schema/topics.ts'
import { pair, signIn, startHubProcess, tempFolder, type HubProcess } from './hub-process.ts'
import { hashOf, isAnyLeft, launch, pause, pressCtrlC, takePort } from './start-kit.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => void (folder = tempFolder()))
afterEach(() => folder.remove())

/** A demo shop that was opened once and closed: made once, and copied for whoever needs one. */
const template = tempFolder()
beforeAll(async () => void (await (await startHubProcess(template.path)).stop()))
afterAll(() => template.remove())
const copyShop = (): void => cpSync(template.path, folder.path, { recursive: true })

describe('a hub refuses to start, says why, and asks for a person', () => {
  const refusal = async (
    environment: Record<string, string> = {},
  ): Promise<[number | string, string]> => {
    const hub = launch('hub/main.js', { CHOWK_DATA: folder.path, ...environment })
    return [await hub.ended, hub.output().trim()]
  }

  test('where another hub has the folder, which goes on undisturbed', async () => {
    copyShop()
    const first = await startHubProcess(folder.path)
    expect(await refusal()).toEqual([
      78,
      `Another hub is already running on ${folder.path}. Stop it first, or set CHOWK_DATA to another folder.`,
    ])
    const counter = await pair(first, 'counter')
    await signIn(first, counter, 'ravi')
    expect(await first.stop()).toBe(0)
  })

  test('and the folder is free again at once after a hub was killed', async () => {
    copyShop()
    await (await startHubProcess(folder.path)).kill()
    const second = await startHubProcess(folder.path)
    expect(await second.stop()).toBe(0)
  })

  const databases: readonly [string, (path: string) => void, RegExp][] = [
    [
      'another program’s database',
      (path) => {
        const db = openRaw(path)
        db.exec('create table song (name text)')
        db.close()
      },
      /is a database of another program\. It was not touched\. Set CHOWK_DATA to another folder\.$/,
    ],
    [
      'the database of a newer hub',
      (path) => {
        copyShop()
        const db = openRaw(path)
        db.pragma('user_version = 999')
        db.close()
      },
      /was written by a newer Chowk \(schema 999, this one knows \d+\)\. It was not touched\. Update this hub, or restore a backup from before\.$/,
    ],
    [
      'what is no database',
      (path) => writeFileSync(path, 'a list of sweets'),
      /is not a database\. It was not touched\. Move it away, or restore a backup in its place\.$/,
    ],
    [
      'what only begins like a database',
      (path) =>
        writeFileSync(
          path,
          Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5000, 7)]),
        ),
      /cannot be read as a database \(.+\)\. It was not touched\. Restore the newest backup in its place\.$/,
    ],
  ]
  test.each(databases)('where it finds %s, which stays as it was', async (_, make, words) => {
    const path = join(folder.path, 'chowk.db')
    make(path)
    const before = hashOf(path)
    const [code, output] = await refusal()
    expect(code).toBe(78)
    expect(output).toContain(path)
    expect(output).toMatch(words)
    expect(hashOf(path)).toBe(before)
  })

  test('where its data folder is a file', async () => {
    const file = join(folder.path, 'data')
    writeFileSync(file, '')
    const [code, output] = await refusal({ CHOWK_DATA: file })
    expect(code).toBe(78)
    expect(output).toMatch(
      /^The data folder .+ cannot be used \(.+\)\. Give it to the hub's user, or set CHOWK_DATA to another folder\.$/,
    )
  })

  test('where a setting is wrong, wherever it stands', async () => {
    expect(await refusal({ CHOWK_PORT: 'http' })).toEqual([
      78,
      'The setting CHOWK_PORT is wrong: “http” is not a port (0 to 65535).',
    ])
    writeFileSync(join(folder.path, 'hub.json'), '{"lisen": "0.0.0.0"}')
    expect(await refusal()).toEqual([
      78,
      `The setting “lisen” in ${join(folder.path, 'hub.json')} is not known.`,
    ])
    expect(existsSync(join(folder.path, 'chowk.db'))).toBe(false)
  })

  test.each([
    ['CHOWK_PORT', 'the screens'],
    ['CHOWK_MQTT_PORT', 'MQTT'],
    ['CHOWK_GUEST_PORT', 'the guests'],
  ])('but only to free it, where the port of %s is taken', async (setting, what) => {
    copyShop()
    const { port, server } = await takePort()
    expect(await refusal({ [setting]: String(port) })).toEqual([
      1,
      `Port ${port}, for ${what}, is already in use. Stop what uses it, or choose another with ${setting}.`,
    ])
    server.close()
  })

  test('or where it is to listen at an address of another machine', async () => {
    copyShop()
    expect(await refusal({ CHOWK_LISTEN: '203.0.113.9' })).toEqual([
      1,
      '203.0.113.9 is not an address of this machine. Choose another with CHOWK_LISTEN.',
    ])
  })
})

/** A connection that keeps its own side open, as a lingerer does. */
const hold = (port: number, first: string): Promise<Socket> =>
  new Promise((settle) => {
    const socket = connectTcp({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.write(first, () => settle(socket))
    })
    socket.on('error', () => undefined)
  })

describe('a hub that is told to end', () => {
  /** Everything a shop leaves open: kept connections, screens, a bridge, and some that never say a word. */
  const crowd = async (hub: HubProcess): Promise<() => void> => {
    const counter = await pair(hub, 'counter')
    const kept = request({
      port: hub.port,
      host: '127.0.0.1',

      headers: { connection: 'keep-alive' },
    })
    kept.on('error', () => undefined)
    await new Promise<void>((settle) => {
      kept.on('response', (response) => response.resume().on('end', settle))
      kept.end()
    })
    const clients = [
      `ws://127.0.0.1:${hub.port}/mqtt?screen=counter`,
      `mqtt://127.0.0.1:${hub.mqttPort}`,
    ].map((url, i) =>
      connectMqtt(url, {
        clientId: clientIdOf(counter.deviceId, `tab${i}`),
        username: counter.deviceId,
        password: counter.token,
        protocolVersion: 4,
        reconnectPeriod: 0,
      }).on('error', () => undefined),
    )
    await Promise.all(
      clients.map(
        (client) => new Promise<void>((settle) => client.once('connect', () => settle())),
      ),
    )
    const sockets = await Promise.all([
      hold(hub.port, ''),
      hold(hub.port, 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n'),
      hold(hub.port, 'POST /api/v1/commands HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n'),
      hold(
        hub.port,
        'GET /other HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      ),
      hold(hub.guestPort, 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n'),
      hold(hub.mqttPort, ''),
    ])
    await pause(100)
    return () => {
      sockets.forEach((socket) => socket.destroy())
      clients.forEach((client) => client.end(true))
    }
  }

  test('ends in order and soon, whoever holds on to it', async () => {
    copyShop()
    const hub = await startHubProcess(folder.path)
    const disperse = await crowd(hub)
    const from = performance.now()
    expect(await hub.stop()).toBe(0)
    // systemd would kill it after fifteen seconds.
    expect(performance.now() - from).toBeLessThan(15_000)
    disperse()
    // A shop that was closed in order is one file, which may be copied as it is.
    expect(existsSync(join(folder.path, 'chowk.db-wal'))).toBe(false)
  })

  test('in the moment it opens ends in order too', async () => {
    copyShop()
    const hub = await startHubProcess(folder.path)
    expect(await hub.stop()).toBe(0)
  })

  test('before it has opened ends as well, and the next one starts', async () => {
    copyShop()
    for (const ms of [0, 100, 200, 300]) {
      const early = launch('hub/main.js', { CHOWK_DATA: folder.path })
      await pause(ms)
      early.child.kill('SIGTERM')
      expect([0, 'SIGTERM']).toContain(await early.ended)
    }
    const next = await startHubProcess(folder.path)
    expect(await next.stop()).toBe(0)
  })

  test('by whoever started it being gone, ends by itself', async () => {
    copyShop()
    const hub = await startHubProcess(folder.path)
    const gone = new Promise((settle) => hub.child.once('exit', settle))
    hub.child.disconnect()
    expect(await gone).toBe(0)
  })
})

describe('a hub that may open no more files', () => {
  test('turns the crowd at its door away, and serves on when there is room again', async () => {
    copyShop()
    const hub = launch('hub/main.js', { CHOWK_DATA: folder.path, CHOWK_LOG: 'info' }, 192)
    await hub.says('the hub is open')
    const { port, mqttPort } = JSON.parse(
      /{.*the hub is open.*}/.exec(hub.output())?.[0] ?? '',
    ) as {
      port: number
      mqttPort: number
    }
    const sockets = await Promise.all(
      Array.from({ length: 400 }, (_, i) => hold(i % 2 === 0 ? port : mqttPort, '')),
    )
    await pause(300)
    sockets.forEach((socket) => socket.destroy())
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, {
      signal: AbortSignal.timeout(5_000),
    })
    expect(answer.status).toBe(200)
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)
  })
})

/** Resolves once the devices screen of the shop shows every printer in reach. */
const printersAnswer = async (base: string, token: string): Promise<void> => {
  for (let tries = 0; tries < 150; tries += 1) {
    const response = await fetch(`${base}/api/v1/views/devices`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { docs } = (await response.json()) as {
      docs: readonly { key: string; data: { state: string } }[]
    }
    const printers = docs.filter(({ key }) => key.startsWith('printer:'))
    if (printers.length > 0 && printers.every(({ data }) => data.state === 'online')) return
    await pause(100)
  }
  throw new Error('the printers do not come online')
}

describe('npm start', () => {
  const start = (environment: Record<string, string> = {}): ReturnType<typeof launch> =>
    launch('hub/start.js', { CHOWK_DATA: folder.path, ...environment })

  test('opens the shop with its bridge, says where the screens are, and Ctrl-C ends all of it', async () => {
    const shop = start()
    await shop.says('Ctrl-C stops the shop.')
    const base = /Start here +(http:\/\/localhost:\d+)\/\n/.exec(shop.output())?.[1] ?? ''
    expect(shop.output()).toContain('Chowk is open, with a new demo shop.')
    expect(shop.output()).toContain(`The data lies in ${folder.path};`)
    for (const place of ['Lal Patang Mithai', 'Lal Patang Rasoi'])
      expect(shop.output()).toContain(`  ${place}\n`)
    expect(shop.output()).toMatch(/kitchen +http:\S+\/kitchen\?at=restaurant&pair=/)
    for (const { name, pin } of users)
      expect(shop.output()).toMatch(new RegExp(`${name} +\\w+ +${pin}\n`))

    const tokens: Record<string, string> = {}
    for (const screen of ['counter', 'kitchen', 'cashier', 'office', 'devices']) {
      const link = new RegExp(`${screen} +(${base}/${screen}\\?pair=([\\w-]+))\n`).exec(
        shop.output(),
      )
      const page = await fetch(link?.[1] ?? '')
      expect([screen, page.status]).toEqual([screen, 200])
      const paired = await fetch(`${base}/api/v1/pair`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: base },
        body: JSON.stringify({ code: link?.[2], kind: screen }),
      })
      expect(await paired.json()).toMatchObject({ ok: true, kind: screen })
      tokens[screen] = /=([^;]+)/.exec(paired.headers.get('set-cookie') ?? '')?.[1] ?? ''
    }
    await printersAnswer(base, tokens['devices'] ?? '')

    pressCtrlC(shop)
    expect(await shop.ended).toBe(0)
    expect(isAnyLeft(shop)).toBe(false)

    // The second morning: the same shop, the same bridge, and SIGTERM to the one process one knows of.
    const identity = readFileSync(join(folder.path, 'bridge', 'identity.json'), 'utf8')
    const again = start()
    await again.says('Ctrl-C stops the shop.')
    expect(again.output()).toContain('Chowk is open.\n')
    const newBase = /Start here +(http:\/\/localhost:\d+)\/\n/.exec(again.output())?.[1] ?? ''
    await printersAnswer(newBase, tokens['devices'] ?? '')
    expect(readFileSync(join(folder.path, 'bridge', 'identity.json'), 'utf8')).toBe(identity)
    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
    expect(isAnyLeft(again)).toBe(false)
  })

  test('of a shop that is meant gives away no code and no PIN', async () => {
    copyShop()
    const db = openRaw(join(folder.path, 'chowk.db'))
    db.exec('update hub set trial = null')
    db.close()
    const shop = start()
    await shop.says('Ctrl-C stops the shop.')
    const base = /Start here +(http:\/\/localhost:\d+)\/\n/.exec(shop.output())?.[1] ?? ''
    expect(shop.output()).toContain('Chowk is open.\n')
    expect(shop.output()).not.toMatch(/pair=|PIN/)
    for (const { pin } of users) expect(shop.output()).not.toContain(pin)
    expect(await (await fetch(`${base}/api/v1/start`)).json()).toEqual({ codes: null })
    pressCtrlC(shop)
    expect(await shop.ended).toBe(0)
    expect(isAnyLeft(shop)).toBe(false)
  })

  test('where a port is taken ends with the words of the hub, and leaves nothing running', async () => {
    copyShop()
    const { port, server } = await takePort()
    const shop = start({ CHOWK_PORT: String(port) })
    expect(await shop.ended).toBe(1)
    expect(shop.output()).toContain(`Port ${port}, for the screens, is already in use.`)
    expect(isAnyLeft(shop)).toBe(false)
    server.close()
  })

  test('where the hub dies ends as a whole, so that nobody sells into nothing', async () => {
    copyShop()
    const shop = start()
    await shop.says('Ctrl-C stops the shop.')
    const children = readFileSync(`/proc/${shop.child.pid}/task/${shop.child.pid}/children`, 'utf8')
    const hub = children
      .trim()
      .split(' ')
      .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('hub/main.js'))
    process.kill(Number(hub), 'SIGKILL')
    expect(await shop.ended).toBe(1)
    expect(isAnyLeft(shop)).toBe(false)
  })
})
