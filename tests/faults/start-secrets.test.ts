/**
 * What outlives a process and what must not: the counts of wrong PINs stay,
 * the codes of a demo go, and no secret is written anywhere.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'mqtt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { users } from '../../hub/demo/users.ts'
import { deviceKinds } from '../../schema/device.ts'
import { clientIdOf } from '../../schema/topics.ts'
import {
  demoFolder,
  envelope,
  newId,
  openMqttDoor,
  pair,
  pinOf,
  post,
  signIn,
  startHubProcess,
  tempFolder,
  type Device,
  type Folder,
  type HubProcess,
} from './hub-process.ts'
import { pause } from './start-kit.ts'

let folder: Folder
beforeEach(async () => void (folder = await demoFolder()))
afterEach(() => folder.remove())

const type = async (
  hub: HubProcess,
  { token }: Pick<Device, 'token'>,
  body: object,
): Promise<{
  readonly text: string
  readonly code?: string
  readonly facts?: { readonly seconds?: number }
}> => {
  const response = await fetch(`${hub.base}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { text, ...(JSON.parse(text) as object) }
}

describe('a hub that is killed', () => {
  test('still counts the wrong PINs of before', async () => {
    const hub = await startHubProcess(folder.path)
    const counter = await pair(hub, 'counter')
    for (let i = 0; i < 5; i += 1) await type(hub, counter, { userId: 'meena', pin: '000000' })
    await hub.kill()

    const again = await startHubProcess(folder.path)
    const wrong = { userId: 'meena', pin: '000000' }
    while ((await type(again, counter, wrong)).code === 'sign-in.wait') await pause(200)
    // That was the sixth. Had the five been forgotten, four more would be free.
    const next = await type(again, counter, { userId: 'meena', pin: pinOf('meena') })
    expect(next.code).toBe('sign-in.wait')
    expect(next.facts?.seconds).toBeGreaterThan(2)
    await again.stop()
  })
})

describe('a demo', () => {
  test('ends with its codes: a shop that goes on without it is open to nobody new', async () => {
    const demo = await startHubProcess(folder.path)
    const { codes } = demo
    const counter = await pair(demo, 'counter')
    await demo.stop()

    const shop = await startHubProcess(folder.path, { CHOWK_DEMO: '0' })
    expect(shop.codes).toBe(null)
    expect(await (await fetch(`${shop.base}/api/v1/start`)).json()).toEqual({ codes: null })
    await expect(pair({ ...shop, codes }, 'office')).rejects.toThrow('That code is not right')
    await signIn(shop, counter, 'ravi')
    await shop.stop()
  })
})

describe('a hub without a shop', () => {
  test('says so on its start page: no screen could join one', async () => {
    folder.remove()
    folder = tempFolder()
    const hub = await startHubProcess(folder.path, { CHOWK_DEMO: '0' })
    const start: unknown = await (await fetch(`${hub.base}/api/v1/start`)).json()
    expect(start).toEqual({ codes: null, isEmpty: true })
    await hub.stop()
  })
})

describe('a secret', () => {
  test('is in no log, no file and no reply, however much it was used and whoever got it wrong', async () => {
    // From its very beginning, when every PIN is hashed and every code is made.
    folder.remove()
    folder = tempFolder()
    const hub = await startHubProcess(folder.path, { CHOWK_LOG: 'debug' })
    let said = ''
    for (const stream of [hub.child.stdout, hub.child.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))

    const wrongPin = '97531086'
    const wrongToken = `canary${'0'.repeat(37)}`
    const devices: Device[] = []
    for (const kind of deviceKinds) devices.push(await pair(hub, kind))
    const [till, ...others] = devices as [Device, ...Device[]]
    for (const { id, pin } of users) {
      said += (await type(hub, till, { userId: id, pin })).text
      const forCommand = { id: newId(), name: 'receipt.reprint', args: { billId: newId() } }
      const approval = { userId: id, pin, purpose: 'approval', forCommand }
      said += (await type(hub, till, approval)).text
    }
    for (const device of others)
      said += (await type(hub, device, { userId: 'asha', pin: pinOf('asha') })).text
    for (const device of devices) {
      said += (await type(hub, device, { userId: 'meena', pin: wrongPin })).text
      // Sent as nobody should, and refused in words that repeat nothing.
      said += (await type(hub, device, { userId: 'meena', pin: Number(wrongPin) })).text
      said += (await type(hub, device, { userId: wrongPin, pin: wrongPin })).text
      const headers = { authorization: `Bearer ${device.token}` }
      for (const path of [
        '/api/v1/me',
        '/api/v1/menu',
        `/api/v1/views/${device.kind}`,
        '/api/v1/devices',
      ])
        said += await (await fetch(`${hub.base}${path}`, { headers })).text()
      const { text } = envelope('drawer.shut', { drawerId: 'counter-drawer' })
      said += JSON.stringify(await post(hub.base, device, text))
      const door = await openMqttDoor(hub.mqttPort, device)
      const sent = envelope('drawer.shut', { drawerId: 'counter-drawer' })
      said += JSON.stringify(await door.send(sent.id, sent.text))
      await door.close()
    }
    for (const [kind, code] of Object.entries(hub.codes)) {
      await fetch(`${hub.base}/${kind}?pair=${code}`)
      await fetch(`${hub.base}/nothing/${code}?pair=${code}`)
    }
    said += await (
      await fetch(`${hub.base}/api/v1/me`, { headers: { authorization: `Bearer ${wrongToken}` } })
    ).text()
    const stranger = connect(`mqtt://127.0.0.1:${hub.mqttPort}`, {
      clientId: clientIdOf(devices[0]?.deviceId ?? '', 'x'),
      username: devices[0]?.deviceId ?? '',
      password: wrongToken,
      reconnectPeriod: 0,
    })
    stranger.on('error', () => undefined)
    await new Promise<void>((settle) => stranger.once('close', () => settle()))
    await hub.kill()

    const pepper = readFileSync(join(folder.path, 'pepper'), 'utf8').trim()
    expect(statSync(join(folder.path, 'pepper')).mode & 0o077).toBe(0)
    const written = readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'pepper')
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    expect(written.join('').length).toBeGreaterThan(100_000)
    expect(said.length).toBeGreaterThan(10_000)

    const secrets = [
      pepper,
      wrongPin,
      wrongToken,
      ...users.map(({ pin }) => pin),
      ...devices.map(({ token }) => token),
      ...Object.values(hub.codes),
      ...Object.values(hub.codes).map((code) => code.replace('-', '')),
    ]
    const found = secrets.filter((secret) =>
      [said, ...written].some((text) => text.includes(secret)),
    )
    expect(found).toEqual([])
  })
})
