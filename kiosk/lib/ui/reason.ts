/**
 * The short note that appears beside a control that cannot be used now.
 *
 * The rule: a disabled control still answers the finger, with why. The note is
 * plain DOM on the page, or on the open sheet, so no scrolling box cuts it off
 * and no screen has to mount a host for it.
 */
const shownFor = 3500
let takeAway: (() => void) | undefined

/** Shows `text` above `control` (below it, where there is no room above) for a few seconds. */
export function sayWhy(control: Element, text: string): void {
  takeAway?.()
  const note = document.createElement('div')
  note.className = 'reason'
  note.setAttribute('role', 'status')
  ;(control.closest('dialog') ?? document.body).append(note)
  note.textContent = text

  const box = control.getBoundingClientRect()
  const size = note.getBoundingClientRect()
  const above = box.top - size.height - 8
  const left = box.left + box.width / 2 - size.width / 2
  const most = document.documentElement.clientWidth - size.width - 8
  note.style.top = `${above < 8 ? box.bottom + 8 : above}px`
  note.style.left = `${Math.max(8, Math.min(left, most))}px`

  const timer = setTimeout(() => takeAway?.(), shownFor)
  const away = (): void => takeAway?.()
  document.addEventListener('pointerdown', away, { capture: true })
  takeAway = () => {
    clearTimeout(timer)
    document.removeEventListener('pointerdown', away, { capture: true })
    note.remove()
    takeAway = undefined
  }
}
