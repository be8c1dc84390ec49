import { describe, expect, test } from 'vitest'
import { goodPin } from '../../kiosk/far-end.ts'
import { isAway, isConnected, outcome, pause, tap, useStage } from './stage.ts'

const stage = useStage()

describe('pairing', () => {
  test('a link with a code joins the shop and leaves no code in the address', async () => {
    const screen = await stage.openScreen()
    expect(screen.url()).toBe(stage.far.url)
    const { me } = await screen.evaluate(() => window.chowk.session.value)
    expect(me?.device.kind).toBe('counter')
  })

  test('a wrong code leaves the screen unpaired and says why; the right one then opens it', async () => {
    const screen = await stage.browser.open(`${stage.far.url}?pair=OLD`)
    await screen.waitForFunction(() => window.chowk.session.value.state === 'unpaired')
    expect(await screen.evaluate(() => window.chowk.session.value.why?.code)).toBe(
      'pairing.wrong-code',
    )
    expect(await screen.evaluate(() => window.chowk.pair('GOOD-CODE'))).toMatchObject({ ok: true })
    await isConnected(screen)
  })

  test('a screen that finds no hub at its first opening says so, and goes on when it comes', async () => {
    const screen = await stage.openScreen()
    const other = await stage.browser.context.newPage()
    await stage.browser.context.clearCookies()
    await screen.evaluate(async () => {
      indexedDB.deleteDatabase('chowk-counter')
    })
    await screen.close()
    stage.far.network.cut()
    await other.goto(stage.far.url)
    await other.waitForFunction(() => window.chowk.session.value.state === 'unreachable')
    stage.far.network.mend()
    await other.waitForFunction(() => window.chowk.session.value.state === 'unpaired')
    expect(await other.evaluate(() => window.chowk.session.value.why?.code)).toBe('device.unknown')
  })
})

describe('signing in', () => {
  test('the PIN decides, and what the person may do follows from the hub', async () => {
    stage.far.signIn(null)
    const screen = await stage.browser.open(`${stage.far.url}?pair=GOOD-CODE`)
    await screen.waitForFunction(() => window.chowk.session.value.state === 'signed-out')
    expect(await screen.evaluate(() => window.chowk.can('order.place'))).toBe('deny')
    expect(await screen.evaluate(() => window.chowk.signIn('asha', '0000'))).toMatchObject({
      ok: false,
      code: 'sign-in.wrong-pin',
    })
    await screen.evaluate((pin) => window.chowk.signIn('asha', pin), goodPin)
    expect(await screen.evaluate(() => window.chowk.session.value.state)).toBe('ready')
    const rights = ['order.place', 'receipt.reprint', 'price.set'] as const
    expect(
      await screen.evaluate((names) => names.map((name) => window.chowk.can(name)), rights),
    ).toEqual(['allow', 'ask', 'deny'])
    await screen.evaluate(() => window.chowk.signOut())
    expect(await screen.evaluate(() => window.chowk.session.value.state)).toBe('signed-out')
  })

  test('another tab of the screen follows', async () => {
    const first = await stage.openScreen()
    const second = await stage.openScreen()
    await first.evaluate(() => window.chowk.signOut())
    await second.waitForFunction(() => window.chowk.session.value.state === 'signed-out')
    expect(await second.evaluate(() => window.chowk.can('order.place'))).toBe('deny')
  })

  test('a second person’s approval goes with the very command it was given for', async () => {
    const screen = await stage.openScreen()
    const id = await screen.evaluate(async (pin) => {
      const commandId = window.chowk.newId()
      const args = window.chowk.orderOf('')
      const forCommand = { id: commandId, name: 'order.place', args }
      const approved = await window.chowk.approve('ravi', pin, forCommand)
      if (!approved.ok) return ''
      const approval = approved.value.signInId
      await window.chowk.send('order.place', args, { id: commandId, approval }).done
      return commandId
    }, goodPin)
    expect(stage.far.committed.get(id)?.command.approval).toMatch(/^0190/)
  })
})

describe('away from the hub', () => {
  test('a screen opened anew shows its person and its menu, and takes orders', async () => {
    stage.far.setMenu(4)
    const screen = await stage.openScreen()
    await screen.waitForFunction(() => window.chowk.menu.value?.rev === 4)
    // By now the browser has the page in its cache.
    await pause(500)
    stage.far.network.cut()
    await isAway(screen)
    await screen.goto('about:blank')
    await screen.goto(stage.far.url)
    await screen.waitForFunction(
      () => window.chowk.session.value.state === 'ready' && window.chowk.menu.value !== null,
    )
    expect(await screen.evaluate(() => window.chowk.session.value.me?.signIn?.name)).toBe('Asha')
    expect(await screen.evaluate(() => window.chowk.menu.value?.rev)).toBe(4)
    expect(await screen.evaluate(() => window.chowk.isAway())).toBe(true)
    expect(await screen.evaluate(() => window.chowk.signIn('ravi', '1234'))).toMatchObject({
      code: 'hub.away',
    })
    const id = await tap(screen)
    stage.far.network.mend()
    expect(await outcome(screen, id)).toMatchObject({ ok: true })
  })

  test('a screen that had locked itself is opened by whoever was at it, with their PIN, and the hub takes what they sell', async () => {
    const screen = await stage.openScreen()
    await screen.evaluate((pin) => window.chowk.signIn('asha', pin), goodPin)
    const signInId = await screen.evaluate(
      () => window.chowk.session.value.me?.signIn?.signInId ?? '',
    )
    await screen.evaluate(() => window.chowk.lockScreen())
    expect(await screen.evaluate(() => window.chowk.session.value.state)).toBe('signed-out')
    // By now the browser has the page in its cache; a locked screen stays so when it is opened anew.
    await pause(500)
    stage.far.network.cut()
    await isAway(screen)
    await screen.goto('about:blank')
    await screen.goto(stage.far.url)
    await screen.waitForFunction(() => window.chowk.session.value.lockedBy?.name === 'Asha')
    expect(await screen.evaluate(() => window.chowk.session.value.state)).toBe('signed-out')
    expect(await screen.evaluate(() => window.chowk.can('order.place'))).toBe('deny')
    expect(
      await screen.evaluate(async (pin) => {
        const others = await window.chowk.signIn('ravi', pin)
        const wrong = await window.chowk.signIn('asha', '0000')
        return [others, wrong].map((answer) => (answer.ok ? 'ok' : answer.code))
      }, goodPin),
    ).toEqual(['hub.away', 'sign-in.wrong-pin'])
    expect(await screen.evaluate((pin) => window.chowk.signIn('asha', pin), goodPin)).toMatchObject(
      { ok: true, value: { signInId } },
    )
    expect(await screen.evaluate(() => window.chowk.session.value.state)).toBe('ready')
    const id = await tap(screen)
    stage.far.network.mend()
    expect(await outcome(screen, id)).toMatchObject({ ok: true })
    expect(stage.far.committed.get(id)?.command.signIn).toBe(signInId)
    // A real sign-out leaves nothing of the PIN behind.
    await screen.evaluate(() => window.chowk.signOut())
    expect(await screen.evaluate(() => window.chowk.recallLock())).toBeNull()
  })

  test('a new price reaches the screen, and the old menu stays known for the cart begun with it', async () => {
    const screen = await stage.openScreen()
    await screen.waitForFunction(() => window.chowk.menu.value?.rev === 1)
    stage.far.setMenu(2)
    await screen.waitForFunction(() => window.chowk.menu.value?.rev === 2)
    expect(await screen.evaluate(() => window.chowk.menuAt(1)?.rev)).toBe(1)
  })

  test('commands carry the hub’s time, whatever the screen’s own clock says', async () => {
    stage.far.setClock(3_600_000)
    const screen = await stage.openScreen()
    const id = await tap(screen)
    await outcome(screen, id)
    const sentAt = stage.far.committed.get(id)?.command.sentAt ?? 0
    expect(Math.abs(sentAt - Date.now() - 3_600_000)).toBeLessThan(1_000)
  })
})
