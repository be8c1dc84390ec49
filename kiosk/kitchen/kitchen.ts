/**
 * The whole wall: head, tickets, all-day, foot, and the keys of a bump bar.
 *
 * The rule: the tickets are always in view; nothing but the recall list and
 * the settings ever stands before them, and both are left with one touch.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { AllDayPanel, asked } from './all-day-panel.ts'
import { Board } from './board.ts'
import { Foot } from './foot.ts'
import { Head } from './head.ts'
import { actionOf } from './keys.ts'
import { RecallSheet } from './recall-sheet.ts'
import { SettingsSheet } from './settings-sheet.ts'
import {
  bumpSelected,
  openWall,
  places,
  placeOfSelected,
  recallLast,
  selectPlace,
  shape,
  trust,
  turnPage,
  usesKeys,
} from './wall.ts'

type SheetName = 'recall' | 'settings'

export function Kitchen(): VNode {
  openWall()
  const [sheet, openSheet] = useState<SheetName | null>(null)
  const [isAllDay, setAllDay] = useState(false)
  const toggleAllDay = (): void => {
    asked.value = null
    setAllDay((is) => !is)
  }
  useKeys(toggleAllDay)
  const close = (): void => openSheet(null)
  return html`<div
    class=${`wall${trust.value.isQuiet ? ' wall-quiet' : ''}`}
    onClick=${giveKeysBack}
  >
    <${Head}
      isAllDay=${isAllDay}
      onAllDay=${toggleAllDay}
      onRecall=${() => openSheet('recall')}
      onSettings=${() => openSheet('settings')}
    />
    <main class="wall-main">
      <${Board} />
      ${isAllDay && html`<${AllDayPanel} />`}
    </main>
    <${Foot} usesKeys=${usesKeys.value} />
    ${sheet === 'recall' && html`<${RecallSheet} onClose=${close} />`}
    ${sheet === 'settings' && html`<${SettingsSheet} onClose=${close} />`}
  </div>`
}

/** A touched button keeps no focus, or the bump bar's Enter would press it again. */
const giveKeysBack = (event: MouseEvent): void => {
  const { activeElement } = document
  if (event.detail > 0 && activeElement instanceof HTMLButtonElement) activeElement.blur()
}

const useKeys = (onAllDay: () => void): void =>
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      if (document.querySelector('dialog:modal') !== null) return
      const isOnButton = event.target instanceof HTMLButtonElement
      if (isOnButton && (event.key === 'Enter' || event.key === ' ')) return
      const action = actionOf(event.key, {
        columns: shape.peek().columns,
        places: places.peek().length,
        selected: placeOfSelected.peek(),
      })
      if (action === null) return
      event.preventDefault()
      usesKeys.value = true
      switch (action.kind) {
        case 'select':
          return selectPlace(action.place)
        case 'page':
          return turnPage(action.by)
        case 'bump':
          return bumpSelected()
        case 'recall':
          return recallLast()
        case 'all-day':
          return onAllDay()
        case 'close':
          asked.value = null
          return selectPlace(-1)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
