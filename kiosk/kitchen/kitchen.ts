/**
 * The whole wall: head, tickets, all-day, foot, and the keys of a bump bar.
 *
 * The rule: the tickets are always in view; nothing but the recall list and
 * the settings ever stands before them, and both are left with one touch.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { letGoOfRow } from './all-day-asked.ts'
import { Board } from './board.ts'
import {
  chooseRow,
  handOverChosen,
  openPass,
  passColumns,
  placeOfChosen,
  shownRows,
  takeBackLast,
  turnPass,
} from './expo-desk.ts'
import { Foot } from './foot.ts'
import { Head } from './head.ts'
import { actionOf, type KeyGrid } from './keys.ts'
import { isExpo, setExpo } from './settings.ts'
import { afterPaint } from './see.ts'
import {
  bumpSelected,
  menuOf,
  openWall,
  places,
  placeOfSelected,
  recallLast,
  selected,
  selectPlace,
  shape,
  trust,
  turnPage,
  usesKeys,
} from './wall.ts'

/** null until they have come, right after the first tickets. */
const sheets = signal<typeof import('./sheets-part.ts') | null>(null)

const bringSheets = async (): Promise<void> => {
  try {
    sheets.value = await import('./sheets-part.ts')
  } catch {
    // The hub is away; what is on the wall can be bumped all the same.
    setTimeout(() => void bringSheets(), 5_000)
  }
}

type SheetName = 'recall' | 'settings'

const openedSheet = (sheet: SheetName | null, close: () => void): VNode | null => {
  if (sheets.value === null) return null
  const { RecallSheet, SettingsSheet, TicketSheet } = sheets.value
  if (menuOf.value !== null)
    return html`<${TicketSheet}
      ticketId=${menuOf.value}
      onClose=${() => (menuOf.value = null)}
    />`
  if (sheet === 'recall') return html`<${RecallSheet} onClose=${close} />`
  return sheet === 'settings' ? html`<${SettingsSheet} onClose=${close} />` : null
}

export function Kitchen(): VNode {
  openWall()
  useEffect(() => {
    openPass()
    afterPaint(() => void bringSheets())
  }, [])
  const [sheet, openSheet] = useState<SheetName | null>(null)
  const [isAllDay, setAllDay] = useState(false)
  const toggleAllDay = (): void => {
    letGoOfRow()
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
      ${isExpo.value && sheets.value !== null ? html`<${sheets.value.Expo} />` : html`<${Board} />`}
      ${isAllDay && sheets.value !== null && html`<${sheets.value.AllDayPanel} />`}
    </main>
    <${Foot} usesKeys=${usesKeys.value} />
    ${openedSheet(sheet, close)}
  </div>`
}

/** A touched button keeps no focus, or the bump bar's Enter would press it again. */
const giveKeysBack = (event: MouseEvent): void => {
  const { activeElement } = document
  if (event.detail > 0 && activeElement instanceof HTMLButtonElement) activeElement.blur()
}

const railGrid = (): KeyGrid => ({
  columns: shape.peek().columns,
  places: places.peek().length,
  selected: placeOfSelected.peek(),
})

/** The pass fills row by row from the left, in as many columns as fit. */
const passGrid = (): KeyGrid => ({
  columns: passColumns.peek(),
  places: shownRows.peek().length,
  selected: placeOfChosen.peek(),
})

const useKeys = (onAllDay: () => void): void =>
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      if (document.querySelector('dialog:modal') !== null) return
      const isOnButton = event.target instanceof HTMLButtonElement
      if (isOnButton && (event.key === 'Enter' || event.key === ' ')) return
      const isPass = isExpo.peek()
      const action = actionOf(event.key, isPass ? passGrid() : railGrid())
      if (action === null) return
      event.preventDefault()
      usesKeys.value = true
      switch (action.kind) {
        case 'select':
          return isPass ? chooseRow(action.place) : selectPlace(action.place)
        case 'page':
          return isPass ? turnPass(action.by) : turnPage(action.by)
        case 'bump':
          return isPass ? handOverChosen() : bumpSelected()
        case 'recall':
          return isPass ? takeBackLast() : recallLast()
        case 'all-day':
          return onAllDay()
        case 'expo':
          return setExpo(!isPass)
        case 'menu':
          if (!isPass) menuOf.value = selected.peek()
          return
        case 'close':
          letGoOfRow()
          return isPass ? chooseRow(-1) : selectPlace(-1)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
