import { beforeEach, expect, test, vi } from 'vitest'
import {
  dropLock,
  keepLock,
  lockFor,
  mayTry,
  recallLock,
  triesMax,
  tryPin,
} from '../../kiosk/lib/screen-lock.ts'

const disk = vi.hoisted(() => new Map<string, unknown>())
vi.mock('../../kiosk/lib/outbox-store.ts', () => ({
  keep: (key: string, value: unknown) => Promise.resolve(void disk.set(key, value)),
  recall: (key: string) => Promise.resolve(disk.get(key)),
}))
beforeEach(() => disk.clear())

const asha = { signInId: 'one', userId: 'asha', expiresAt: 1_000 }
const locked = async () => ({ ...(await lockFor(asha, '1234')), isLocked: true })

test('a locked screen is opened by the PIN of whoever was at it, and by nothing else', async () => {
  const lock = await locked()
  expect(JSON.stringify(lock)).not.toContain('1234')
  expect((await tryPin(lock, '4321')).isRight).toBe(false)
  expect(await tryPin(lock, '1234')).toMatchObject({
    isRight: true,
    lock: { isLocked: false, failures: 0 },
  })
  expect(await recallLock()).toMatchObject({ isLocked: false })
})

test('the tries count on disk, and after so many only the hub opens it', async () => {
  let lock = await locked()
  for (let tries = 1; tries <= triesMax; tries += 1) {
    expect(mayTry(lock, 'asha', asha, 0)).toBe(true)
    ;({ lock } = await tryPin(lock, '0000'))
    expect(await recallLock()).toMatchObject({ failures: tries, isLocked: true })
  }
  expect(mayTry(lock, 'asha', asha, 0)).toBe(false)
})

test('nobody else opens it, none whose sign-in is over, and none of an older sign-in', async () => {
  const lock = await locked()
  expect(mayTry(lock, 'ravi', asha, 0)).toBe(false)
  expect(mayTry(lock, 'asha', asha, 1_000)).toBe(false)
  expect(mayTry(lock, 'asha', { ...asha, signInId: 'two' }, 0)).toBe(false)
  expect(mayTry(lock, 'asha', null, 0)).toBe(false)
  expect(mayTry({ ...lock, isLocked: false }, 'asha', asha, 0)).toBe(false)
})

test('a sign-out takes it off the disk, but not what another tab has put down since', async () => {
  const old = await locked()
  await keepLock(old)
  await keepLock({ ...old, signInId: 'two' })
  await dropLock(old)
  expect(await recallLock()).toMatchObject({ signInId: 'two' })
  await dropLock({ ...old, signInId: 'two' })
  expect(await recallLock()).toBeNull()
})
