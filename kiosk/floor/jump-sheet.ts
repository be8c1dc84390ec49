/** A table by its number, and who is working here. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowRight, Languages, LogOut } from 'lucide'
import { switchLanguage } from '../lib/frame/language.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { session, signOut } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Keypad } from '../lib/ui/keypad.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { toast } from '../lib/ui/toast.ts'
import { roleName } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { chooseSection, closeSheet, tapTable } from './desk.ts'
import { tables } from './house.ts'

export function JumpSheet(): VNode {
  const [typed, setTyped] = useState('')
  const found = tables.value.find(({ table }) => table.number === typed)
  const go = (): void => {
    if (found === undefined) return
    closeSheet()
    chooseSection(found.section.sectionId)
    tapTable(found)
  }
  return html`<${Sheet}
    title=${t('floor.jump')}
    onClose=${closeSheet}
    foot=${html`<${Button}
      kind="primary"
      icon=${ArrowRight}
      why=${found === undefined ? t('floor.no-such-table') : undefined}
      onPress=${go}
    >
      ${t('floor.go')}
    <//>`}
  >
    <div class="jump">
      <output class="figures">${typed === '' ? '#' : typed}</output>
      <${Keypad} mode="count" value=${typed} onChange=${setTyped} onEnter=${go} />
    </div>
  <//>`
}

const shortcuts = [
  ['#', 'jump'],
  ['M', 'mine'],
  ['L', 'list'],
  ['V', 'move'],
  ['Esc', 'leave'],
] as const

const leave = async (): Promise<void> => {
  const answer = await signOut()
  if (answer.ok) closeSheet()
  else toast({ text: sayDeclined(answer), tone: 'stop' })
}

export function PersonSheet(): VNode {
  const person = session.value.me?.signIn
  return html`<${Sheet}
    title=${person?.name ?? t('floor.person')}
    from="side"
    onClose=${closeSheet}
    foot=${html`<${Button} kind="primary" icon=${LogOut} wide onPress=${() => void leave()}>${t('frame.sign-out')}<//>`}
  >
    <p>${person ? roleName(person.roleId) : ''}</p>
    <ul class="rows">
      <${ListRow} icon=${Languages} title=${t('floor.language')} end=${t('frame.language')} onPress=${() => switchLanguage('floor')} />
    </ul>
    <h3>${t('floor.keys')}</h3>
    <dl class="keys">
      ${shortcuts.map(
        ([shows, does]) =>
          html`<div key=${does}><dt><kbd>${shows}</kbd></dt><dd>${t(`floor.does-${does}`)}</dd></div>`,
      )}
    </dl>
  <//>`
}
