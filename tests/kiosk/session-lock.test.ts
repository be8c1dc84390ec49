import { beforeEach, expect, test, vi } from 'vitest'

const disk = vi.hoisted(() => new Map<string, string>())
vi.mock('../../kiosk/lib/outbox-store.ts', () => ({
  openStore: () => undefined,
  storeName: () => Promise.resolve('chowk-counter'),
  keep: (key: string, value: unknown) => Promise.resolve(void disk.set(key, JSON.stringify(value))),
  recall: (key: string) => Promise.resolve(JSON.parse(disk.get(key) ?? 'null') as unknown),
}))
vi.mock('../../kiosk/lib/link.ts', () => ({
  onConnect: () => () => undefined,
  onMessage: () => () => undefined,
  startLink: () => undefined,
  stopLink: () => undefined,
  subscribe: () => Promise.resolve(true),
}))

const pin = '1234'
const asha = (signInId: string) => ({
  signInId,
  userId: 'asha',
  name: 'Asha',
  roleId: 'cashier',
  language: 'en',
  at: Date.now(),
  expiresAt: Date.now() + 3_600_000,
  rights: { 'sale.ring': 'allow' },
})

/** The hub: who it says is signed in, how often somebody has signed in, and whether it answers. */
let hub: { signIn: ReturnType<typeof asha> | null; count: number; isAway: boolean }
const answers: Readonly<Record<string, (body: { pin?: string }) => object>> = {
  '/api/v1/me': () => ({
    ok: true,
    at: Date.now(),
    device: { deviceId: 'd1', kind: 'counter' },
    outlet: { outletId: 'dadar', timeZone: 'Asia/Kolkata', cutOffMinute: 0 },
    signIn: hub.signIn,
    users: [],
  }),
  '/api/v1/sign-in': (body) => {
    if (body.pin !== pin) return { ok: false, code: 'sign-in.wrong-pin', facts: {} }
    hub.signIn = asha(`s${(hub.count += 1)}`)
    return { ok: true, signIn: hub.signIn }
  },
  '/api/v1/sign-out': () => {
    hub.signIn = null
    return { ok: true }
  },
}

/** The page of the counter, opened on the disk it has. */
const openPage = async () => {
  vi.resetModules()
  const page = await import('../../kiosk/lib/session.ts')
  page.startSession('counter')
  await vi.waitFor(() => expect(page.session.value.state).not.toBe('loading'))
  return page
}

beforeEach(() => {
  disk.clear()
  hub = { signIn: null, count: 0, isAway: false }
  vi.stubGlobal('location', new URL('http://hub.local/counter'))
  vi.stubGlobal('fetch', (path: string, { body = '{}' }: { body?: string } = {}) =>
    hub.isAway
      ? Promise.reject(new TypeError('no network'))
      : Promise.resolve(Response.json(answers[path]?.(JSON.parse(body)))),
  )
})

test('a screen that had locked itself is opened while the hub is away by whoever was at it, in the same sign-in', async () => {
  const first = await openPage()
  await first.signIn('asha', pin)
  expect(first.session.value.state).toBe('ready')
  await first.lockScreen()
  // The hub knows nothing of the lock: what is sold behind it is still of this sign-in.
  expect(hub.signIn?.signInId).toBe('s1')
  expect(first.session.value.state).toBe('signed-out')

  // Opening the page anew opens no lock, with the hub or without it.
  const again = await openPage()
  await again.refreshSession()
  expect(again.session.value.state).toBe('signed-out')
  hub.isAway = true
  const { session, signIn, can } = await openPage()
  expect(session.value).toMatchObject({ state: 'signed-out', lockedBy: { name: 'Asha' } })
  expect(session.value.me?.signIn).toBeNull()
  expect(can('sale.ring')).toBe('deny')
  expect(await signIn('ravi', pin)).toMatchObject({ ok: false, code: 'hub.away' })
  expect(await signIn('asha', '0000')).toMatchObject({ ok: false, code: 'sign-in.wrong-pin' })
  expect(await signIn('asha', pin)).toMatchObject({ ok: true, value: { signInId: 's1' } })
  expect(session.value).toMatchObject({ state: 'ready', me: { signIn: { signInId: 's1' } } })
})

test('with the hub there a locked screen is opened by a sign-in as ever', async () => {
  const page = await openPage()
  await page.signIn('asha', pin)
  await page.lockScreen()
  await page.signIn('asha', pin)
  expect(page.session.value).toMatchObject({ state: 'ready', me: { signIn: { signInId: 's2' } } })
  expect(page.session.value.lockedBy).toBeUndefined()
})

test('a sign-out leaves nothing of a PIN on the disk, and opens to nobody while the hub is away', async () => {
  const page = await openPage()
  await page.signIn('asha', pin)
  await page.lockScreen()
  expect(disk.get('lock')).toContain('s1')
  await page.signIn('asha', pin)
  await page.signOut()
  await vi.waitFor(() => expect(disk.get('lock')).toBe('null'))
  hub.isAway = true
  expect(await page.signIn('asha', pin)).toMatchObject({ ok: false, code: 'hub.away' })
})

test('a screen that has kept nothing of a PIN signs out instead of locking itself', async () => {
  hub.signIn = asha('from before')
  const page = await openPage()
  await page.lockScreen()
  expect(hub.signIn).toBeNull()
  expect(page.session.value.state).toBe('signed-out')
})
