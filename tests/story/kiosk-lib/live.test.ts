import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ViewDoc } from '../../../schema/view.ts'
import { isConnected, pause, useStage } from './stage.ts'

const stage = useStage()

const order = (n: number, rev = 1): ViewDoc => ({ key: `order:${n}`, rev, data: { n, rev } })

/** Opens a screen and waits until it has read the snapshot that follows its subscriptions. */
const openFollowing = async (): Promise<Page> => {
  const screen = await stage.openScreen()
  await expect.poll(() => stage.far.snapshots()).toBe(2)
  await pause(200)
  return screen
}

const shownOn = (screen: Page): Promise<readonly ViewDoc[]> =>
  screen.evaluate(() => [...window.chowk.view.docs.value.values()])

const revisionsOf = (screen: Page, key: string): Promise<readonly number[]> =>
  screen.evaluate(
    (which) => window.chowk.shown.filter((doc) => doc.key === which).map(({ rev }) => rev),
    key,
  )

/** Waits until the screen shows exactly what the hub holds. */
const agrees = async (screen: Page, withinMs: number): Promise<void> => {
  await expect.poll(() => shownOn(screen), { timeout: withinMs }).toEqual(stage.far.view().docs)
}

describe('a view', () => {
  test('shows each event as it comes, without reading the snapshot again', async () => {
    const screen = await openFollowing()
    const before = stage.far.snapshots()
    for (let i = 1; i <= 20; i += 1) stage.far.say('orders', order(i % 5, i))
    await agrees(screen, 4_000)
    expect(stage.far.snapshots()).toBe(before)
    expect(await screen.evaluate(() => window.chowk.typedDocs(window.chowk.view, 'order'))).toEqual(
      stage.far.view().docs.map(({ data }) => data),
    )
  })

  test('lets go of a document when its data is null', async () => {
    const screen = await openFollowing()
    stage.far.say('orders', order(1))
    stage.far.say('orders', { key: 'order:1', rev: 2, data: null })
    stage.far.say('orders', order(2))
    await agrees(screen, 4_000)
    expect(await shownOn(screen)).toEqual([order(2)])
  })

  test('that lost the last message heals by the beat within ten seconds', async () => {
    const screen = await openFollowing()
    stage.far.say('orders', order(1))
    await agrees(screen, 4_000)
    stage.far.say('orders', order(1, 2), 'lost')
    await agrees(screen, 10_000)
    expect(await revisionsOf(screen, 'order:1')).toEqual([1, 2])
  })

  test('that sees a hole reads the snapshot at once', async () => {
    const screen = await openFollowing()
    const before = stage.far.snapshots()
    stage.far.say('orders', order(1))
    stage.far.say('orders', order(2), 'lost')
    stage.far.say('orders', order(3))
    await agrees(screen, 2_000)
    expect(stage.far.snapshots()).toBe(before + 1)
  })

  test('throws everything away when the hub comes back with another database', async () => {
    const screen = await openFollowing()
    stage.far.say('orders', order(1, 7))
    stage.far.say('orders', order(2, 7))
    await agrees(screen, 4_000)
    stage.far.restore([order(1, 3)])
    stage.far.say('orders', order(9))
    await agrees(screen, 4_000)
    expect(await shownOn(screen)).toEqual([order(1, 3), order(9)])
    expect(await screen.evaluate(() => window.chowk.view.epoch.value)).toBe(stage.far.view().epoch)
  })

  test('that opens while events pour in never goes backwards', async () => {
    stage.far.delayViews(700)
    const opening = stage.openScreen()
    for (let rev = 1; rev <= 200; rev += 1) {
      stage.far.say('orders', order(rev % 4, rev))
      await pause(15)
    }
    const screen = await opening
    await agrees(screen, 10_000)
    for (const n of [0, 1, 2, 3]) {
      const revisions = await revisionsOf(screen, `order:${n}`)
      expect(revisions.length).toBeGreaterThan(0)
      expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
    }
  })
})

describe('the status strip', () => {
  test('knows the printer without paper, what waits for it, and whether its bridge and the kitchen are there', async () => {
    stage.far.presence('bridge-1', 'online')
    const screen = await openFollowing()
    const printer = { printerId: 'till', bridgeId: 'bridge-1', state: 'offline' }
    stage.far.say('devices', {
      key: 'printer:till',
      rev: 1,
      data: { ...printer, reasons: ['paper_out'] },
    })
    const states = ['queued', 'queued', 'done', 'failed'] as const
    states.forEach((state, i) =>
      stage.far.say('jobs', {
        key: `job:${i}`,
        rev: 1,
        data: { jobId: String(i), printerId: 'till', kind: 'receipt', state },
      }),
    )
    stage.far.say('devices', {
      key: 'device:wall',
      rev: 1,
      data: { deviceId: 'wall', kind: 'kitchen', isRevoked: false },
    })
    const health = (): Promise<unknown> =>
      screen.evaluate(() => {
        const { printers, doubtful, kitchen } = window.chowk.health.value
        return {
          printers: printers.map(({ state, waiting, printer: { reasons } }) => ({
            state,
            waiting,
            reasons,
          })),
          doubtful: doubtful.map(({ jobId }) => jobId),
          kitchen,
        }
      })
    await expect.poll(health).toEqual({
      printers: [{ state: 'offline', waiting: 2, reasons: ['paper_out'] }],
      doubtful: ['3'],
      kitchen: 'unknown',
    })
    stage.far.presence('wall', 'online')
    stage.far.presence('bridge-1', 'offline')
    await expect
      .poll(health)
      .toMatchObject({ printers: [{ state: 'away', waiting: 2 }], kitchen: 'here' })
  })
})

describe('without the hub', () => {
  test('a view keeps what it shows, says that it is stale, and is live again by itself', async () => {
    const screen = await openFollowing()
    stage.far.say('orders', order(1))
    await agrees(screen, 4_000)
    stage.far.network.cut()
    await screen.waitForFunction(() => window.chowk.view.state.value === 'stale', undefined, {
      timeout: 10_000,
    })
    expect(await shownOn(screen)).toEqual([order(1)])
    stage.far.say('orders', order(1, 2))
    stage.far.network.mend()
    await isConnected(screen)
    await agrees(screen, 4_000)
  })

  test('a network that swallows everything is noticed within fifteen seconds', async () => {
    const screen = await openFollowing()
    stage.far.network.freeze()
    await screen.waitForFunction(() => window.chowk.view.state.value === 'stale', undefined, {
      timeout: 15_000,
    })
    stage.far.say('orders', order(1))
    stage.far.network.mend()
    await isConnected(screen)
    await agrees(screen, 4_000)
    expect(await shownOn(screen)).toEqual([order(1)])
  })

  test('where WebSocket is blocked the snapshot is read every five seconds', async () => {
    stage.far.blockMqtt(true)
    const screen = await stage.browser.open(`${stage.far.url}?pair=GOOD-CODE`)
    await screen.waitForFunction(() => window.chowk.view.state.value === 'live')
    stage.far.say('orders', order(1))
    await agrees(screen, 7_000)
    expect(await screen.evaluate(() => window.chowk.health.value.link)).toBe('polled')
    stage.far.blockMqtt(false)
    await isConnected(screen)
    stage.far.say('orders', order(2))
    await agrees(screen, 4_000)
  })
})
