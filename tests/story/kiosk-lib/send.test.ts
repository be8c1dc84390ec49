import { describe, expect, onTestFinished, test } from 'vitest'
import { dropProfile, newProfile, openBrowser } from './browser.ts'
import {
  isAway,
  isConnected,
  isQueueEmpty,
  outcome,
  pause,
  queueOf,
  repliesOf,
  tap,
  useStage,
} from './stage.ts'

const stage = useStage()

const idsReceived = (): readonly string[] => stage.far.received.map(({ id }) => id)
const timesReceived = (id: string): number => idsReceived().filter((one) => one === id).length
const accepted = (id: string): object => ({ ok: true, result: { orderId: id } })

describe('on a good day', () => {
  test('an order is on the screen’s disk, goes to the hub once and is answered', async () => {
    const screen = await stage.openScreen()
    expect(await screen.evaluate(() => isSecureContext)).toBe(false)
    const id = await tap(screen)
    expect(await outcome(screen, id)).toMatchObject(accepted(id))
    expect(stage.far.received).toMatchObject([{ id, via: 'mqtt' }])
    expect(stage.far.committed.get(id)?.command.signIn).toBeDefined()
    expect(await queueOf(screen)).toMatchObject({ waiting: 0, parked: [] })
  })

  test('thirty taps in a row arrive in the order of the fingers', async () => {
    const screen = await stage.openScreen()
    const ids = await screen.evaluate(() =>
      Array.from({ length: 30 }, (_, i) => {
        const sent = window.chowk.send('order.place', window.chowk.orderOf(String(i)))
        window.chowk.sent.set(sent.id, sent)
        return sent.id
      }),
    )
    await outcome(screen, ids.at(-1) ?? '')
    expect(idsReceived()).toEqual(ids)
  })
})

describe('when the network fails', () => {
  test('orders taken while the link is cut are shown as queued and arrive once, in order', async () => {
    const screen = await stage.openScreen()
    stage.far.network.cut()
    const cutAt = Date.now()
    await isAway(screen)
    expect(Date.now() - cutAt).toBeLessThan(15_000)
    const ids = [await tap(screen, 'one'), await tap(screen, 'two'), await tap(screen, 'three')]
    expect(await queueOf(screen)).toMatchObject({ waiting: 3, isSince: true, parked: [] })
    await pause(1_500)
    expect(stage.far.received).toEqual([])

    stage.far.network.mend()
    for (const id of ids) expect(await outcome(screen, id)).toMatchObject(accepted(id))
    expect(idsReceived()).toEqual(ids)
    expect([...stage.far.committed.keys()]).toEqual(ids)
    expect(await queueOf(screen)).toMatchObject({ waiting: 0, isSince: false })
  })

  test('an order whose answer was lost with the link is made once and accepted once', async () => {
    const screen = await stage.openScreen()
    stage.far.behave('mute')
    const id = await tap(screen)
    await expect.poll(() => timesReceived(id), { timeout: 5_000 }).toBe(1)
    stage.far.network.cut()
    await isAway(screen)
    stage.far.behave('answer')
    stage.far.network.mend()
    expect(await outcome(screen, id)).toMatchObject(accepted(id))
    expect(stage.far.committed.size).toBe(1)
    expect(timesReceived(id)).toBe(2)
    expect(await repliesOf(screen)).toHaveLength(1)
  })

  test('a hub that stores the order but never says so is asked again by the other way', async () => {
    const screen = await stage.openScreen()
    stage.far.behave('mute')
    const id = await tap(screen)
    await expect.poll(() => timesReceived(id), { timeout: 5_000 }).toBe(2)
    expect(stage.far.received.map(({ via }) => via)).toEqual(['mqtt', 'http'])
    stage.far.behave('answer')
    expect(await outcome(screen, id)).toMatchObject(accepted(id))
    await isQueueEmpty(screen)
    await pause(2_000)
    expect(stage.far.committed.size).toBe(1)
    expect(await repliesOf(screen)).toHaveLength(1)
  })

  test('on a network that swallows everything an order waits, and then is made once', async () => {
    const screen = await stage.openScreen()
    stage.far.network.freeze()
    const id = await tap(screen)
    await isAway(screen)
    expect(await queueOf(screen)).toMatchObject({ waiting: 1 })
    stage.far.network.mend()
    expect(await outcome(screen, id)).toMatchObject(accepted(id))
    // What was swallowed may have been on its way and come out again; it is the order that is made once.
    expect([...stage.far.committed.keys()]).toEqual([id])
    expect(await repliesOf(screen)).toHaveLength(1)
  })

  test('where WebSocket is blocked orders go by HTTP', async () => {
    stage.far.blockMqtt(true)
    const screen = await stage.browser.open(`${stage.far.url}?pair=GOOD-CODE`)
    await screen.waitForFunction(() => window.chowk.session.value.state === 'ready')
    const id = await tap(screen)
    expect(await outcome(screen, id)).toMatchObject(accepted(id))
    expect(stage.far.received).toMatchObject([{ id, via: 'http' }])
  })
})

describe('with two tabs of one screen', () => {
  test('every order of either tab is sent by one of them, and once', async () => {
    const first = await stage.openScreen()
    const second = await stage.openScreen()
    const ids = []
    for (let i = 0; i < 10; i += 1) ids.push(await tap(first), await tap(second))
    await isQueueEmpty(first)
    await isQueueEmpty(second)
    expect(idsReceived().toSorted()).toEqual(ids.toSorted())
    expect(new Set(stage.far.received.map(({ client }) => client)).size).toBe(1)
    for (const id of ids.filter((_, i) => i % 2 === 1)) {
      expect(await outcome(second, id)).toMatchObject(accepted(id))
    }
  })

  test('when the sending tab is closed in the middle, the other takes over and hears the answer', async () => {
    const first = await stage.openScreen()
    const second = await stage.openScreen()
    stage.far.behave('mute')
    const id = await tap(second)
    await expect.poll(() => timesReceived(id), { timeout: 5_000 }).toBe(1)
    await first.close()
    stage.far.behave('answer')
    const closedAt = Date.now()
    expect(await outcome(second, id)).toMatchObject(accepted(id))
    expect(Date.now() - closedAt).toBeLessThan(15_000)
    expect(stage.far.committed.size).toBe(1)
  })

  test('when the sending tab crashes, the other takes over within ten seconds', async () => {
    const first = await stage.openScreen()
    const second = await stage.openScreen()
    stage.far.behave('mute')
    const id = await tap(second)
    await expect.poll(() => timesReceived(id), { timeout: 5_000 }).toBe(1)
    await first.goto('chrome://crash').catch(() => undefined)
    stage.far.behave('answer')
    const crashedAt = Date.now()
    expect(await outcome(second, id)).toMatchObject(accepted(id))
    expect(Date.now() - crashedAt).toBeLessThan(40_000)
    expect(stage.far.committed.size).toBe(1)
  })

  test('a refusal reaches the person at the tab of the tap and is not left for anybody else', async () => {
    await stage.openScreen()
    const second = await stage.openScreen()
    stage.far.behave('order.empty')
    const id = await tap(second)
    expect(await outcome(second, id)).toMatchObject({ ok: false, isParked: false })
    await expect.poll(() => queueOf(second)).toMatchObject({ waiting: 0, parked: [] })
  })
})

describe('when the screen dies', () => {
  test('an order tapped right before the browser is killed is still there and is sent', async () => {
    const profile = newProfile()
    let browser = await openBrowser(profile)
    onTestFinished(async () => {
      await browser.close()
      dropProfile(profile)
    })
    await stage.openScreen(browser)
    // Chromium writes the cookie of the pairing to its disk when it closes, or within half a minute.
    await browser.close()
    browser = await openBrowser(profile)
    const screen = await browser.open(stage.far.url)
    await isConnected(screen)
    stage.far.network.cut()
    const id = await tap(screen)
    await browser.kill()
    expect(stage.far.received).toEqual([])

    stage.far.network.mend()
    browser = await openBrowser(profile)
    const again = await browser.open(stage.far.url)
    await isConnected(again)
    await isQueueEmpty(again)
    expect([...stage.far.committed.keys()]).toEqual([id])
    await expect.poll(() => repliesOf(again)).toMatchObject([{ id, isMine: false }])
  })

  test('a reloaded screen knows what still hangs and what was answered meanwhile', async () => {
    const screen = await stage.openScreen()
    const answered = await tap(screen, 'answered')
    await outcome(screen, answered)
    stage.far.behave('hub.busy')
    const hanging = await tap(screen, 'hanging')
    await screen.reload()
    await isConnected(screen)
    const unsettled = await screen.evaluate(() => window.chowk.unsettled())
    expect(unsettled.map(({ id }) => id)).toEqual([hanging])
    const recent = await screen.evaluate(() => window.chowk.recentReplies())
    expect(recent.map(({ id }) => id)).toEqual([answered])
    stage.far.behave('answer')
    await isQueueEmpty(screen)
    expect([...stage.far.committed.keys()]).toEqual([answered, hanging])
  })
})

describe('when the hub says no', () => {
  test('a refusal is told to whoever tapped, and the next order is not held up', async () => {
    const screen = await stage.openScreen()
    stage.far.behave('bill.already-settled')
    const refused = await tap(screen)
    expect(await outcome(screen, refused)).toMatchObject({
      ok: false,
      code: 'bill.already-settled',
      isParked: false,
    })
    expect(await queueOf(screen)).toMatchObject({ waiting: 0, parked: [] })
    stage.far.behave('answer')
    const next = await tap(screen)
    expect(await outcome(screen, next)).toMatchObject({ ok: true })
  })

  test('a busy hub is asked again until it takes the order', async () => {
    const screen = await stage.openScreen()
    stage.far.behave('hub.busy')
    const id = await tap(screen)
    await expect.poll(() => timesReceived(id), { timeout: 8_000 }).toBeGreaterThan(2)
    expect(await queueOf(screen)).toMatchObject({ waiting: 1, parked: [] })
    stage.far.behave('answer')
    expect(await outcome(screen, id)).toMatchObject({ ok: true })
  })

  test('an order the hub fails on waits for a person, who tries it again or lets it go', async () => {
    const screen = await stage.openScreen()
    stage.far.behave('hub.fault')
    const tried = await tap(screen, 'tried')
    const dropped = await tap(screen, 'dropped')
    expect(await outcome(screen, tried)).toMatchObject({ code: 'hub.fault', isParked: true })
    expect(await outcome(screen, dropped)).toMatchObject({ code: 'hub.fault', isParked: true })
    await expect
      .poll(async () => (await queueOf(screen)).parked.map(({ id }) => id))
      .toEqual([tried, dropped])

    stage.far.behave('answer')
    await screen.evaluate((id) => window.chowk.retry(id), tried)
    await screen.evaluate((id) => window.chowk.discard(id), dropped)
    await expect.poll(() => queueOf(screen)).toMatchObject({ waiting: 0, parked: [] })
    expect([...stage.far.committed.keys()]).toEqual([tried])
  })

  test('a refusal that finds nobody looking waits for a person, and who signs in anew answers for it', async () => {
    const screen = await stage.openScreen()
    stage.far.network.cut()
    await isAway(screen)
    const id = await tap(screen)
    await screen.goto(stage.far.url)
    stage.far.behave('sign-in.ended')
    stage.far.network.mend()
    await expect
      .poll(async () => (await queueOf(screen)).parked.map(({ parked }) => parked?.code), {
        timeout: 15_000,
      })
      .toEqual(['sign-in.ended'])

    stage.far.behave('answer')
    const person = await screen.evaluate(() => window.chowk.signIn('ravi', '1234'))
    await screen.evaluate((which) => window.chowk.retry(which), id)
    await isQueueEmpty(screen)
    await expect.poll(() => stage.far.committed.size).toBe(1)
    expect(stage.far.committed.get(id)?.command.signIn).toBe(person.ok && person.value.signInId)
    expect(await queueOf(screen)).toMatchObject({ parked: [] })
  })

  test('a screen that is taken out of the shop keeps its orders until it is paired again', async () => {
    const screen = await stage.openScreen()
    stage.far.revoke()
    await screen.waitForFunction(() => window.chowk.linkState.value === 'down')
    const id = await tap(screen)
    await screen.waitForFunction(() => window.chowk.session.value.state === 'unpaired')
    expect(stage.far.committed.size).toBe(0)
    const unsettled = await screen.evaluate(() => window.chowk.unsettled())
    expect(unsettled.map((row) => row.id)).toEqual([id])
  })
})
