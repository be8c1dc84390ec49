/**
 * The one listener for scanners that type like a keyboard: a run of figures,
 * far faster than fingers, ended by Enter or Tab.
 *
 * The rule: what a scanner types never ends up in a field or on a pad, and what
 * a person types always does. Outside of fields figures are held back for the
 * blink of an eye until it is clear who types; inside one they are let through,
 * and taken out again where it was a scanner.
 */

/** Figures that follow each other faster than this are typed by a machine; the fastest fingers need twice as long. */
export const machineMs = 50
/** The shortest code there is, an EAN-8; anything shorter a person may have typed. */
export const shortest = 8

/** Where figures were typed into, as it was before the first of them. */
interface FieldBefore {
  readonly field: HTMLInputElement | HTMLTextAreaElement
  readonly value: string
}

interface Run {
  code: string
  /** When its last key came, by the clock of the events themselves. */
  lastAt: number
  readonly before: FieldBefore | null
  readonly held: KeyboardEvent[]
}

export interface ScanOptions {
  /** Scans are taken only while this says so: not before somebody has signed in. */
  readonly isOn: () => boolean
  /** Called with each code in the order they were scanned. */
  readonly take: (code: string) => void
}

/** Listens until the answer is called. A page calls it once. */
export const listenToScans = ({ isOn, take }: ScanOptions): (() => void) => {
  let run: Run | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const replayed = new WeakSet<Event>()

  /** It was a person: what was held back happens now, to what it was meant for. */
  const letGo = (): void => {
    clearTimeout(timer)
    const typed = run?.held ?? []
    run = undefined
    for (const { key, code, target } of typed) {
      const again = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })
      replayed.add(again)
      target?.dispatchEvent(again)
    }
  }

  const onFigure = (event: KeyboardEvent): void => {
    if (run !== undefined && event.timeStamp - run.lastAt > machineMs) letGo()
    run ??= { code: '', lastAt: 0, before: fieldOf(event.target), held: [] }
    run.code += event.key
    run.lastAt = event.timeStamp
    if (run.before !== null) return
    stop(event)
    run.held.push(event)
    clearTimeout(timer)
    timer = setTimeout(letGo, machineMs)
  }

  const onKey = (event: KeyboardEvent): void => {
    if (replayed.has(event) || event.key === 'Shift') return
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing
    if (isPlain && /^\d$/.test(event.key) && isOn()) return onFigure(event)
    const isEnd = event.key === 'Enter' || event.key === 'Tab'
    const isScan =
      isPlain &&
      isEnd &&
      run !== undefined &&
      run.code.length >= shortest &&
      event.timeStamp - run.lastAt <= machineMs
    if (!isScan || run === undefined) return letGo()
    stop(event)
    clearTimeout(timer)
    const { code, before } = run
    run = undefined
    if (before !== null) putBack(before)
    take(code)
  }

  window.addEventListener('keydown', onKey, true)
  window.addEventListener('pointerdown', letGo, true)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('pointerdown', letGo, true)
  }
}

const stop = (event: Event): void => {
  event.preventDefault()
  event.stopImmediatePropagation()
}

const fieldOf = (target: EventTarget | null): FieldBefore | null =>
  (target instanceof HTMLInputElement && !/^(radio|checkbox|button)$/.test(target.type)) ||
  target instanceof HTMLTextAreaElement
    ? { field: target, value: target.value }
    : null

/** What the page keeps of the field hears of it as if it had been typed. */
const putBack = ({ field, value }: FieldBefore): void => {
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
