/**
 * Four short tones of our own, told apart with eyes closed: new rises, changed
 * knocks twice, late falls low, the bill rings like a desk bell.
 *
 * The rule: a browser makes no sound before the first touch, so a screen that
 * relies on sound shows that it is not armed. Tones wait for each other; two
 * never sound at once, and the same one never waits twice.
 */
import { signal } from '@preact/signals'

export type Tone = 'new' | 'changed' | 'late' | 'bill'

interface Note {
  /** Hertz. */
  readonly pitch: number
  /** Seconds after the tone began, and how long the note rings. */
  readonly at: number
  readonly long: number
  readonly shape: OscillatorType
}

const note = (pitch: number, at: number, long: number, shape: OscillatorType): Note => ({
  pitch,
  at,
  long,
  shape,
})

/** They differ in rhythm and direction, not in pitch alone: a kitchen is loud and ears differ. */
export const tones: Readonly<Record<Tone, readonly Note[]>> = {
  new: [
    note(523, 0, 0.16, 'triangle'),
    note(659, 0.13, 0.16, 'triangle'),
    note(784, 0.26, 0.34, 'triangle'),
  ],
  changed: [note(440, 0, 0.09, 'square'), note(440, 0.16, 0.09, 'square')],
  late: [note(392, 0, 0.3, 'sawtooth'), note(262, 0.28, 0.5, 'sawtooth')],
  bill: [note(1319, 0, 0.9, 'sine'), note(2637, 0, 0.5, 'sine'), note(3956, 0, 0.25, 'sine')],
}

/** Seconds from the first note to the last one's end. */
export const lengthOf = (tone: Tone): number =>
  Math.max(...tones[tone].map(({ at, long }) => at + long))

const storedAs = 'chowk.volume'

/** False until somebody touched the screen: show "Sound off" while it is. */
export const armed = signal(false)

/** 0 to 1, kept per screen (the browser of this station). */
export const volume = signal(readVolume())

const pause = 0.12
let context: AudioContext | undefined
let waiting: readonly Tone[] = []
let playing = false

/** Arms the sound now; call it from a touch, a browser hears of nothing else. */
export async function arm(): Promise<void> {
  context ??= new AudioContext()
  await context.resume()
  armed.value = context.state === 'running'
}

/** Arms the sound at the first touch or key of the shift, wherever it lands. */
export function armOnFirstTouch(): void {
  const first = (): void => {
    void arm()
    for (const kind of ['click', 'keydown']) document.removeEventListener(kind, first)
  }
  // Not when the finger goes down: what says “sound off” goes by it, and nothing may move under a finger.
  for (const kind of ['click', 'keydown']) document.addEventListener(kind, first)
}

export function setVolume(value: number): void {
  volume.value = Math.min(1, Math.max(0, value))
  try {
    localStorage.setItem(storedAs, String(volume.value))
  } catch {
    // A browser that stores nothing keeps the volume until it is reloaded.
  }
}

/** Plays a tone, or lets it wait for the one that sounds now. Silent until armed. */
export function play(tone: Tone): void {
  if (!armed.value || waiting.includes(tone)) return
  waiting = [...waiting, tone]
  if (!playing) playNext()
}

function playNext(): void {
  const [tone, ...rest] = waiting
  playing = tone !== undefined && context !== undefined
  if (tone === undefined || context === undefined) return
  waiting = rest
  for (const each of tones[tone]) ring(context, each)
  setTimeout(playNext, (lengthOf(tone) + pause) * 1000)
}

function ring(audio: AudioContext, { pitch, at, long, shape }: Note): void {
  const start = audio.currentTime + at
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.type = shape
  oscillator.frequency.value = pitch
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(volume.value * loudness[shape], start + 0.008)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + long)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(start)
  oscillator.stop(start + long)
}

/** Shapes with many overtones sound louder than their height. */
const loudness: Readonly<Record<OscillatorType, number>> = {
  sine: 0.5,
  triangle: 0.8,
  square: 0.3,
  sawtooth: 0.35,
  custom: 0,
}

function readVolume(): number {
  try {
    const stored = Number(localStorage.getItem(storedAs) ?? '0.7')
    return stored >= 0 && stored <= 1 ? stored : 0.7
  } catch {
    return 0.7
  }
}
