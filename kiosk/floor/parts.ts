/**
 * Further parts of the floor, each behind a key in the head.
 *
 * The rule: a part is in files of its own and comes when it is first opened.
 */
import type { VNode } from 'preact'
import { CalendarClock, PencilRuler, type IconNode } from 'lucide'
import { atTheDoor } from './bookings.ts'
import { openPart, type PartProps } from './desk.ts'
import { can } from '../lib/session.ts'
import { toast } from '../lib/ui/toast.ts'
import { t, type WordKey } from '../lib/words/words.ts'

export interface Part {
  readonly id: string
  readonly name: WordKey
  readonly icon: IconNode
  /** Whether whoever is signed in is offered it. */
  readonly isOffered: () => boolean
  /** How many wait there for somebody. */
  readonly count?: () => number
  readonly load: () => Promise<(props: PartProps) => VNode>
}

export const parts: readonly Part[] = [
  {
    id: 'expected',
    name: 'floor.expected',
    icon: CalendarClock,
    isOffered: () => can('booking.make') !== 'deny',
    count: () => atTheDoor.value.length,
    load: async () => (await import('./expected/expected.ts')).ExpectedPart,
  },
  {
    id: 'plan',
    name: 'floor.edit-plan',
    icon: PencilRuler,
    isOffered: () => can('plan.save') === 'allow',
    load: async () => (await import('./editor/editor.ts')).Editor,
  },
]

export const enter = async ({ id, load }: Part): Promise<void> => {
  try {
    openPart.value = { id, view: await load() }
  } catch {
    toast({ text: t('floor.part-missing'), tone: 'stop' })
  }
}
