import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../hub/config.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'chowk-config-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const read = (environment: Readonly<Record<string, string>> = {}): ReturnType<typeof readConfig> =>
  readConfig({ CHOWK_DATA: folder, ...environment })

const store = (settings: unknown): void =>
  writeFileSync(
    join(folder, 'hub.json'),
    typeof settings === 'string' ? settings : JSON.stringify(settings),
  )

describe('a hub that is told nothing', () => {
  test('serves the shop on its usual ports, keeps MQTT to this machine and shows no demo', () => {
    expect(read()).toEqual({
      data: folder,
      listen: '0.0.0.0',
      port: 7400,
      mqttPort: 7483,
      mqttListen: '127.0.0.1',
      guestPort: 7480,
      hosts: [],
      announce: 'on',
      demo: false,
      logLevel: 'info',
    })
  })

  test('keeps its data below the home of its user', () => {
    expect(readConfig({}).data).toBe(join(homedir(), '.chowk'))
    expect(readConfig({ CHOWK_DATA: '' }).data).toBe(join(homedir(), '.chowk'))
    expect(readConfig({ CHOWK_DATA: 'shop' }).data).toBe(resolve('shop'))
  })
})

describe('a setting', () => {
  test('may stand in hub.json or in the environment, and the environment wins', () => {
    store({
      port: 8000,
      guestPort: '8080',
      hosts: 'till.shop, 10.0.0.5',
      demo: true,
      announce: 'off',
    })
    expect(read()).toMatchObject({
      port: 8000,
      guestPort: 8080,
      hosts: ['till.shop', '10.0.0.5'],
      demo: true,
      announce: 'off',
    })
    expect(read({ CHOWK_PORT: '9000', CHOWK_DEMO: '0', CHOWK_HOSTS: '' })).toMatchObject({
      port: 9000,
      guestPort: 8080,
      hosts: ['till.shop', '10.0.0.5'],
      demo: false,
    })
  })

  test('reads every variable it knows', () => {
    const all = {
      CHOWK_LISTEN: '192.168.1.5',
      CHOWK_PORT: '1',
      CHOWK_MQTT_PORT: '2',
      CHOWK_MQTT_LISTEN: '::',
      CHOWK_GUEST_PORT: '65535',
      CHOWK_HOSTS: 'a,,b , [fe80::1]',
      CHOWK_ANNOUNCE: '192.168.1.5',
      CHOWK_DEMO: 'true',
      CHOWK_LOG: 'debug',
    }
    expect(read(all)).toEqual({
      data: folder,
      listen: '192.168.1.5',
      port: 1,
      mqttPort: 2,
      mqttListen: '::',
      guestPort: 65_535,
      hosts: ['a', 'b', '[fe80::1]'],
      announce: '192.168.1.5',
      demo: true,
      logLevel: 'debug',
    })
  })

  test('cannot move the data folder from inside it', () => {
    store({ data: '/elsewhere' })
    expect(read().data).toBe(folder)
  })
})

describe('a wrong setting', () => {
  test.each([
    ['CHOWK_PORT', 'http', 'is not a port (0 to 65535)'],
    ['CHOWK_PORT', '65536', 'is not a port (0 to 65535)'],
    ['CHOWK_PORT', '-1', 'is not a port (0 to 65535)'],
    ['CHOWK_PORT', '80.5', 'is not a port (0 to 65535)'],
    ['CHOWK_PORT', '0x1f90', 'is not a port (0 to 65535)'],
    ['CHOWK_PORT', '8e3', 'is not a port (0 to 65535)'],
    ['CHOWK_PORT', ' ', 'is not a port (0 to 65535)'],
    ['CHOWK_MQTT_PORT', '7483 ', 'is not a port (0 to 65535)'],
    ['CHOWK_GUEST_PORT', '०', 'is not a port (0 to 65535)'],
    [
      'CHOWK_LISTEN',
      'everywhere',
      'is not an address of this machine, such as 0.0.0.0 or 127.0.0.1',
    ],
    [
      'CHOWK_LISTEN',
      '192.168.1',
      'is not an address of this machine, such as 0.0.0.0 or 127.0.0.1',
    ],
    [
      'CHOWK_MQTT_LISTEN',
      '1.2.3.4:7483',
      'is not an address of this machine, such as 0.0.0.0 or 127.0.0.1',
    ],
    [
      'CHOWK_HOSTS',
      'till.shop:7400',
      'is not a list of names without ports, such as till.shop,10.0.0.5',
    ],
    [
      'CHOWK_HOSTS',
      'http://till.shop',
      'is not a list of names without ports, such as till.shop,10.0.0.5',
    ],
    ['CHOWK_HOSTS', 'a,*.shop', 'is not a list of names without ports, such as till.shop,10.0.0.5'],
    ['CHOWK_ANNOUNCE', 'yes', 'is neither on, off nor the address of an interface'],
    ['CHOWK_ANNOUNCE', 'eth0', 'is neither on, off nor the address of an interface'],
    ['CHOWK_DEMO', 'yes', 'is neither 1 nor 0'],
    ['CHOWK_LOG', 'loud', 'is none of silent, error, warn, info, debug'],
  ])('in the environment (%s=%s) is named with what is wrong', (variable, value, problem) => {
    expect(() => read({ [variable]: value })).toThrow(
      new Error(`The setting ${variable} is wrong: “${value}” ${problem}.`),
    )
  })

  test.each([
    [{ port: true }, '“port”', '“true” is not a port (0 to 65535)'],
    [{ port: null }, '“port”', '“null” is not a port (0 to 65535)'],
    [{ port: 74.5 }, '“port”', '“74.5” is not a port (0 to 65535)'],
    [{ listen: 7 }, '“listen”', '“7” is not an address'],
    [{ hosts: ['a'] }, '“hosts”', '“a” is not a list of names with commas between'],
    [{ demo: 'maybe' }, '“demo”', '“maybe” is neither 1 nor 0'],
    [{ announce: true }, '“announce”', '“true” is neither on, off nor an address'],
  ])('in hub.json (%j) is named with the file it stands in', (settings, name, problem) => {
    store(settings)
    const file = join(folder, 'hub.json')
    expect(() => read()).toThrow(new Error(`The setting ${name} in ${file} is wrong: ${problem}.`))
  })

  test('that the environment puts right does not matter', () => {
    store({ port: 'wrong' })
    expect(read({ CHOWK_PORT: '7400' }).port).toBe(7400)
  })

  test('that the environment gets wrong is named there, though the file has it right', () => {
    store({ port: 7400 })
    expect(() => read({ CHOWK_PORT: 'x' })).toThrow('The setting CHOWK_PORT is wrong: “x”')
  })

  test('that nobody knows is not passed over: it may be a name written wrong', () => {
    store({ prot: 7400 })
    expect(() => read()).toThrow(
      new Error(`The setting “prot” in ${join(folder, 'hub.json')} is not known.`),
    )
  })

  test.each([
    ['{"port": 7400,}', 'The settings in'],
    ['', 'The settings in'],
    ['[]', 'they are not one object in braces'],
    ['"port"', 'they are not one object in braces'],
    ['null', 'they are not one object in braces'],
  ])('and a file that is no settings (%s) is named too', (text, problem) => {
    store(text)
    expect(() => read()).toThrow(problem)
    expect(() => read()).toThrow(join(folder, 'hub.json'))
  })
})
