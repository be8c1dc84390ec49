/**
 * A screen gone through with the Tab key.
 *
 * The rule: every stop there is comes up, in a sheet no other one does, and
 * whatever has the focus shows a ring of its own or of what it stands in.
 */
import type { Page } from 'playwright-core'

/** Notes each stop and whether it shows itself; runs in the page. */
const noteStops = `(() => {
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1)
  const within = modal ?? document
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0
  const name = (one) =>
    one.outerHTML.slice(0, one.outerHTML.indexOf('>') + 1) + ' ' + (one.textContent ?? '').trim().slice(0, 40)
  const groups = new Set()
  const stops = () => [...within.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter((one) => {
    if (one.tabIndex < 0 || one.disabled || !isShown(one) || one.closest('[inert]')) return false
    if (one.type !== 'radio') return true
    // One of a group of radio buttons is the stop for all of them.
    const group = [...within.querySelectorAll('input[type=radio]')].filter((other) => other.name === one.name)
    return one === (group.find((other) => other.checked) ?? group[0])
  })
  const due = new Set(stops())
  const outside = new Set()
  const dull = new Set()
  const hasRing = (one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  }
  const plain = new Map([...due].map((one) => [one, getComputedStyle(one).boxShadow]))
  const note = ({ target }) => {
    if (!due.has(target) && !(modal === undefined || modal.contains(target))) outside.add(name(target))
    due.delete(target)
    const around = [target, target.closest('label'), target.parentElement, target.nextElementSibling].filter(Boolean)
    if (!around.some(hasRing)) dull.add(name(target))
  }
  document.addEventListener('focusin', note)
  window.__stops = {
    left: () => due.size,
    all: () => stops().length,
    end: () => {
      document.removeEventListener('focusin', note)
      return [
        ...[...due].filter((one) => one.isConnected && isShown(one)).map((one) => 'Tab never comes to ' + name(one)),
        ...[...dull].map((one) => 'no ring on ' + one),
        ...[...outside].map((one) => 'the sheet lets the focus out to ' + one),
      ]
    },
  }
  return due.size
})()`

/** Goes round with Tab until every stop has come up, and tells of each that did not or shows nothing. */
export const tabbed = async (page: Page): Promise<readonly string[]> => {
  let stops = await page.evaluate<number>(noteStops)
  for (let presses = 0; presses < stops * 2 + 12; presses++) {
    await page.keyboard.press('Tab')
    if (presses < stops - 2) continue
    if ((await page.evaluate<number>('window.__stops.left()')) === 0) break
    // A list that came meanwhile lies between them too.
    stops = Math.max(stops, await page.evaluate<number>('window.__stops.all()'))
  }
  return page.evaluate<readonly string[]>('window.__stops.end()')
}
