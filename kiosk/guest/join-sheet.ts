/** Coming to the table: a first name, and the PIN that the staff have told the party; without it the staff are asked. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { t } from '../lib/words/words.ts'
import { busy, problem, say, state } from './hub.ts'
import { keep, lastName } from './text.ts'

export function JoinSheet({ onClose }: { readonly onClose: () => void }): VNode | null {
  const [name, setName] = useState(lastName)
  const [pin, setPin] = useState('')
  const [guests, setGuests] = useState(2)
  const now = state.value
  if (now === null) return null
  const isAway = !now.isTaken
  const isSitting = isAway && now.isSelfSeating && now.me === null
  const isAtTable = now.me !== null
  const missing = !isAtTable && name.trim() === '' ? t('guest.name-first') : undefined
  const noPin = /^\d{4}$/.test(pin) ? undefined : t('guest.pin-first')
  const join = async (args: object): Promise<boolean> => {
    keep('chowk.guest.name', name.trim())
    return say('join', { name: name.trim(), ...args })
  }
  const withPin = async (): Promise<void> => {
    if (await (isAtTable ? say('show-pin', { pin }) : join({ pin }))) onClose()
  }
  const sit = async (): Promise<void> => {
    if (await join({ guests })) onClose()
  }
  /** Without the PIN: at the table, and the staff are asked to let the phone in. */
  const knock = async (): Promise<void> => {
    if (!isAtTable && !(await join({}))) return
    if (await say('place', { whose: 'none' })) onClose()
  }
  const isWaiting = isAtTable && now.proposals.some((one) => one.state === 'waiting')
  return html`<${Sheet} title=${t('guest.join-title', { table: now.table })} onClose=${onClose}>
    <div class="join">
      ${problem.value !== null && html`<p class="problem" role="alert">${problem.value}</p>`}
      ${
        isAway && !isSitting
          ? html`<p>${t('guest.not-seated')}</p>`
          : html`
              ${
                !isAtTable &&
                html`<${Field} label=${t('guest.name')} value=${name} maxLength=${20} autocomplete="given-name" hint=${missing} onInput=${setName} />`
              }
              ${
                isSitting
                  ? html`<div class="join-guests">
                        <span>${t('guest.guests')}</span>
                        <${Stepper} name=${t('guest.guests')} value=${guests} least=${1} most=${30} onChange=${setGuests} />
                      </div>
                      <${Button} kind="primary" wide busy=${busy.value === 'join'} why=${missing} onPress=${() => void sit()}>
                        ${t('guest.sit')}
                      <//>`
                  : html`<${Field}
                        label=${t('guest.pin')}
                        value=${pin}
                        maxLength=${4}
                        inputMode="numeric"
                        hint=${t('guest.pin-hint')}
                        onInput=${setPin}
                        onEnter=${() => void withPin()}
                      />
                      <${Button} kind="primary" wide busy=${busy.value !== null} why=${missing ?? noPin} onPress=${() => void withPin()}>
                        ${t('guest.enter')}
                      <//>
                      ${
                        isWaiting
                          ? html`<p class="waiting" role="status">${t('guest.waiting')}</p>`
                          : html`<${Button} wide busy=${busy.value !== null} why=${missing} onPress=${() => void knock()}>${t('guest.knock')}<//>`
                      }`
              }
            `
      }
    </div>
  <//>`
}
