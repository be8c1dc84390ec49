/**
 * What keeps somebody out of a screen as it stands: what axe finds serious, and
 * what a finger reaches and the keyboard does not.
 *
 * The rule: whatever takes a click or a drag is a control the Tab key stops at,
 * has a name, and shows that it is the one. A modal sheet has the keyboard for
 * itself. A drag is always a shortcut for keys or buttons that do the same.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { isSheet } from './sheets.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What a finger finds quicker on an open space, and what does the same by key. */
const shortcuts: Readonly<Record<string, string>> = {
  '.after': 'Esc and “Next sale” send the change away',
  '.undo-chip': 'keeps the tap on its own key from the panel behind it',
  '.plan': 'the keys beneath it move and scale the floor',
  '.canvas, .canvas-ground': 'Esc lets go of what was picked',
  '.canvas-corner': 'the inspector has width and height',
  '.wall': 'gives the keys back to the wall after a tap',
  '.board': 'keeps the tickets still under a finger',
}

/**
 * Runs in every page before its own scripts: remembers which elements listen to
 * a finger, which the page itself tells nobody.
 */
export const rememberListeners = `(() => {
  const heard = window.__touched = new Set()
  const listen = EventTarget.prototype.addEventListener
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (this instanceof Element && /^(click|dblclick|mousedown|pointerdown|touchstart)$/.test(type))
      heard.add(new WeakRef(this))
    return listen.call(this, type, ...rest)
  }
})()`

/** What a finger reaches and the Tab key does not, each named; runs in the page. */
const outOfReach = `(() => {
  const shortcuts = ${JSON.stringify(Object.keys(shortcuts).join(', '))}
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1)
  const within = modal ?? document
  const control = 'a[href], button, input, select, textarea, summary, [tabindex]'
  const isShown = (one) =>
    one.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && one.getClientRects().length > 0
  const named = (one) =>
    one.outerHTML.slice(0, one.outerHTML.indexOf('>') + 1) + ' ' + (one.textContent ?? '').trim().slice(0, 40)
  const inGroup = (one) => one.closest('[role=tablist], [role=radiogroup], [role=listbox], [role=grid], [role=toolbar], [role=menu]')
  const isReached = (one) => {
    if (one.tabIndex >= 0 && one.matches(control)) return true
    // One stop for a whole group, the arrow keys within it.
    const group = one.matches(control) ? inGroup(one) : null
    return group !== null && [...group.querySelectorAll(control)].some((other) => other.tabIndex >= 0)
  }
  const isDisabled = (one) => one.disabled === true || one.closest('[inert]') !== null
  const found = []
  const touched = [...(window.__touched ?? [])].map((ref) => ref.deref()).filter(Boolean)
  for (const one of new Set(touched)) {
    if (!one.isConnected || one.matches('dialog') || !within.contains(one) || !isShown(one)) continue
    if (isDisabled(one) || isReached(one)) continue
    // A label, or the face of a control, means the control it stands for.
    if (one.matches('label') && one.control !== null) continue
    if (one.matches(shortcuts)) continue
    found.push('no key reaches ' + named(one))
  }
  for (const one of within.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]')) {
    if (!isShown(one) || isDisabled(one) || isReached(one)) continue
    if (one.matches('input[type=radio], input[type=file]')) continue
    found.push('Tab passes by ' + named(one))
  }
  for (const one of within.querySelectorAll('[tabindex]'))
    if (one.tabIndex > 0) found.push('jumps the queue: ' + named(one))
  if (modal !== undefined && !modal.contains(document.activeElement) && document.activeElement !== document.body)
    found.push('the focus is outside the sheet, at ' + named(document.activeElement))
  return found
})()`

/**
 * Everything in the way on the screen as it stands; evaluated, because the page's policy lets no
 * script in. @param sheet the one that is open over it, as `sheets.ts` calls it; another one is in the way too.
 */
export const barriers = async (page: Page, sheet?: string): Promise<readonly string[]> => {
  // First, because it waits until a sheet is open.
  const another = sheet === undefined ? [] : await isSheet(page, sheet)
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe)
  // Under an open sheet nothing can be reached; it is looked at when it is closed.
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run([...document.querySelectorAll('dialog:modal')].at(-1) ?? document, { resultTypes: ['violations'] })`,
  )
  const seen = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    )
  return [...another, ...seen, ...(await page.evaluate<readonly string[]>(outOfReach))]
}
