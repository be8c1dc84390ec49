/**
 * The door of a screen: a code for a new device, a PIN for a person, patience
 * while the hub is away. The rule: each state says what to do next, and none
 * of them throws away what the screen has stored.
 */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Languages } from 'lucide'
import type { VNode } from 'preact'
import type { DeviceKind } from '../../../schema/device.ts'
import { roleSeeds } from '../../../schema/role-seeds.ts'
import { nameIn } from '../../../schema/names.ts'
import { hub, type Declined } from '../hub-api.ts'
import { pair, session, signIn } from '../session.ts'
import { Button } from '../ui/button.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { Field } from '../ui/field.ts'
import { Mark } from '../ui/mark.ts'
import { PinPad } from '../ui/pin-pad.ts'
import { Skeleton } from '../ui/skeleton.ts'
import { deviceName } from '../words/names.ts'
import { language } from '../words/place.ts'
import { t } from '../words/words.ts'
import { sayDeclined } from './say-declined.ts'
import { switchLanguage } from './language.ts'
import { Strip } from './strip.ts'

export interface DoorProps {
  readonly kind: DeviceKind
  readonly children: () => VNode
}

export function Door({ kind, children }: DoorProps): VNode {
  const { state } = session.value
  switch (state) {
    case 'ready':
      return children()
    case 'loading':
      return html`<main class="door"><${Skeleton} shape="tile" count=${3} /></main>`
    case 'unreachable':
      return html`<main class="door">
        <${ErrorNote}
          what=${t('frame.unreachable')}
          kept=${t('frame.unreachable-kept')}
          todo=${t('frame.unreachable-todo')}
        />
      </main>`
    case 'unpaired':
      return html`<${CodeDoor} kind=${kind} />`
    case 'signed-out':
      return html`<div class="door-screen">
        <${Strip} kind=${kind} />
        <main class="door">
          <${Plate} kind=${kind} />
          <${PinDoor} />
        </main>
      </div>`
  }
}

/** Whose door it is: the house's sign, the outlet, the screen; and the reader's language. */
function Plate({ kind }: { readonly kind: DeviceKind }): VNode {
  const { me } = session.value
  return html`<header class="door-plate">
    <${Mark} size=${48} />
    <div class="door-name">
      <h1>${me === undefined ? 'Chowk' : nameIn(me.outlet.names, language.value)}</h1>
      <p>${me && deviceName(me.device)}</p>
    </div>
    <${Button} kind="quiet" icon=${Languages} onPress=${() => switchLanguage(kind)}>
      ${t('frame.language')}
    <//>
  </header>`
}

function CodeDoor({ kind }: Pick<DoorProps, 'kind'>): VNode {
  const [code, setCode] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Declined | undefined>()
  const refusal =
    why ?? (session.value.why?.code === 'pairing.wrong-code' ? session.value.why : undefined)
  const join = async (): Promise<void> => {
    setBusy(true)
    const answer = await pair(code)
    setBusy(false)
    setWhy(answer.ok ? undefined : answer)
  }
  return html`<main class="door">
    <${Plate} kind=${kind} />
    <form class="door-code" onSubmit=${(event: Event) => event.preventDefault()}>
      <h1>${t('frame.unpaired')}</h1>
      <p>${t('frame.unpaired-todo')}</p>
      <${Field}
        label=${t('frame.code')}
        value=${code}
        hint=${t('frame.code-hint')}
        maxLength=${12}
        error=${refusal === undefined ? undefined : sayDeclined(refusal)}
        onInput=${(value: string) => setCode(value.toUpperCase())}
        onEnter=${() => void join()}
      />
      <${Button} kind="primary" type="submit" wide busy=${isBusy} onPress=${() => void join()}>
        ${t('frame.pair')}
      <//>
    </form>
  </main>`
}

function PinDoor(): VNode {
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Declined | undefined>()
  const users = session.value.me?.users ?? []
  const people = users.map(({ userId, name, roleId }) => ({ userId, name, role: roleName(roleId) }))
  const enter = async (userId: string, pin: string): Promise<void> => {
    setBusy(true)
    const answer = await signIn(userId, pin)
    setBusy(false)
    setWhy(answer.ok ? undefined : answer)
  }
  const wait = useCountdown(why)
  return html`${hub.value.state === 'away' && html`<${Away} />`}<${PinPad}
    people=${people}
    busy=${isBusy}
    wait=${wait}
    error=${why === undefined || why.code === 'sign-in.wait' ? undefined : sayDeclined(why)}
    onEnter=${(userId: string, pin: string) => void enter(userId, pin)}
  />`
}

/** Who can go on while the hub is away, and what to do about it. */
function Away(): VNode {
  const { lockedBy } = session.value
  return html`<div class="door-away">
    <${ErrorNote}
      what=${t('frame.unreachable')}
      kept=${lockedBy === undefined ? t('frame.away-nobody') : t('frame.away-locked', { name: lockedBy.name })}
      todo=${t('frame.unreachable-todo')}
    />
  </div>`
}

/** Seconds until another PIN is heard, counted down from each refusal that names some. */
function useCountdown(why: Declined | undefined): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds = why?.code === 'sign-in.wait' ? Number(why.facts['seconds'] ?? 0) : 0
    setLeft(seconds)
    if (seconds <= 0) return undefined
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000)
    return () => clearInterval(timer)
  }, [why])
  return left
}

/** What a role is called; a role the owner has made keeps its id until the office names it. */
const roleName = (roleId: string): string => {
  const names = roleSeeds.find((role) => role.roleId === roleId)?.names
  return names === undefined ? roleId : nameIn(names, language.value)
}
