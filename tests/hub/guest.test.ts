import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtScreens, openHub, statusOf, type Screen, type TestHub } from './http-kit.ts'

let hub: TestHub
let counter: Screen
beforeAll(async () => {
  hub = await openHub({ isDemo: true })
  counter = await hub.pair('counter')
})
afterAll(() => hub.close())

const { screens, files } = JSON.parse(
  readFileSync(join(builtScreens, 'manifest.json'), 'utf8'),
) as {
  readonly screens: readonly string[]
  readonly files: readonly { readonly path: string }[]
}

const upgrade = (path: string): string =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: mqtt\r\n\r\n`

describe('the guests’ door', () => {
  const paths = [
    ['GET', '/'],
    ...screens.map((screen) => ['GET', `/${screen}`]),
    ...files.map(({ path }) => ['GET', `/${path}`]),
    ['GET', '/healthz'],
    ['GET', '/api/v1/start'],
    ['GET', '/api/v1/me'],
    ['GET', '/api/v1/menu'],
    ['GET', '/api/v1/views/counter'],
    ['GET', '/api/v1/views/bridge'],
    ['GET', '/api/v1/bills/x'],
    ['GET', '/api/v1/bills/x/entries'],
    ['GET', '/api/v1/accounts'],
    ['GET', '/api/v1/devices'],
    ['GET', `/media/${'0'.repeat(64)}`],
    ['POST', '/api/v1/pair'],
    ['POST', '/api/v1/sign-in'],
    ['POST', '/api/v1/sign-out'],
    ['POST', '/api/v1/commands'],
    ['PUT', '/api/v1/media'],
    ['OPTIONS', '/api/v1/commands'],
    ['TRACE', '/'],
  ]

  test('has nothing of the staff’s, whoever asks and with whatever token', async () => {
    for (const [method = '', path = ''] of paths) {
      for (const headers of [{}, counter.headers, { authorization: `Bearer ${counter.token}` }]) {
        const answer = await hub.ask(path, { port: hub.guestPort, method, headers })
        expect([method, path, answer.status]).toEqual([method, path, 404])
        expect(answer.text).toContain('Please ask for the paper menu')
        expect(answer.text).not.toContain('pair')
      }
    }
  })

  test('says in its headers nothing of what answers', async () => {
    for (const headers of [{}, { host: 'evil.com' }]) {
      const answer = await hub.ask('/', { port: hub.guestPort, headers })
      const known = ['connection', 'content-type', 'date', 'keep-alive', 'transfer-encoding']
      const others = Object.keys(answer.headers).filter((name) => !known.includes(name))
      expect(others).toEqual(['x-content-type-options'])
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  test('does not answer to a strange name', async () => {
    const answer = await hub.ask('/', { port: hub.guestPort, headers: { host: 'evil.com' } })
    expect(answer.status).toBe(421)
  })

  test('takes no WebSocket, and no tunnel', async () => {
    expect(await statusOf(hub.guestPort, upgrade('/mqtt?screen=counter'))).toBe(404)
    expect(await statusOf(hub.guestPort, upgrade('/'))).toBe(404)
    const tunnel = `CONNECT 127.0.0.1:${hub.port} HTTP/1.1\r\nhost: localhost\r\n\r\n`
    expect(await statusOf(hub.guestPort, tunnel)).toBe(0)
  })

  test('passes nothing on to the staff’s, whatever address it is asked for', async () => {
    const staff = `http://127.0.0.1:${hub.port}`
    for (const path of [`${staff}/api/v1/start`, `//127.0.0.1:${hub.port}/`]) {
      const status = await statusOf(
        hub.guestPort,
        `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
      )
      expect(status).toBe(404)
    }
  })
})
