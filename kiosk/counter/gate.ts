/** Before the counter: joining the shop with a code, and saying who is working. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Languages } from 'lucide'
import type { Declined } from '../lib/hub-api.ts'
import { pair, session, signIn } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Field } from '../lib/ui/field.ts'
import { Mark } from '../lib/ui/mark.ts'
import { PinPad } from '../lib/ui/pin-pad.ts'
import { t } from '../lib/words/words.ts'
import { switchLanguage } from './language.ts'
import { declinedText, nameOf, roleName } from './words.ts'

export function Gate(): VNode {
  const { state, me } = session.value
  return html`<main class="gate">
    <div class="gate-card">
      <header class="gate-head">
        <${Mark} size=${48} />
        <div class="gate-name">
          <h1>${me === undefined ? 'Chowk' : nameOf(me.outlet.names)}</h1>
          <p>${t('counter.title')}</p>
        </div>
        <${Button} kind="quiet" icon=${Languages} onPress=${switchLanguage}>
          ${t('counter.other-language')}
        <//>
      </header>
      ${
        state === 'unpaired'
          ? html`<${Pairing} />`
          : state === 'signed-out'
            ? html`<${SignIn} />`
            : html`<${ErrorNote} what=${t('counter.unreachable')} todo=${t('counter.unreachable-todo')} />`
      }
    </div>
  </main>`
}

/** Eight letters and figures, as the office reads them out. */
const codeLength = 8

function Pairing(): VNode {
  const [code, setCode] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Declined | undefined>(session.peek().why)
  const isWhole = code.length === codeLength
  const join = async (): Promise<void> => {
    if (!isWhole || isBusy) return
    setBusy(true)
    const paired = await pair(code)
    setBusy(false)
    if (!paired.ok) setWhy(paired)
  }
  const type = (value: string): void => {
    setWhy(undefined)
    setCode(
      value
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
        .slice(0, codeLength),
    )
  }
  const isUnknown = why === undefined || why.code === 'device.unknown'
  return html`<section class="pairing">
    <p>${t('counter.pair-how')}</p>
    <${Field}
      label=${t('counter.pair-code')}
      value=${code}
      onInput=${type}
      onEnter=${() => void join()}
      autocomplete="one-time-code"
      hint=${t('counter.pair-hint')}
      error=${isUnknown ? undefined : declinedText(why)}
    />
    <${Button}
      kind="primary"
      wide
      busy=${isBusy}
      why=${isWhole ? undefined : t('counter.pair-short')}
      onPress=${() => void join()}
    >
      ${t('counter.pair-go')}
    <//>
  </section>`
}

function SignIn(): VNode {
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Declined | undefined>()
  const wait = useCountdown(why)
  const enter = async (userId: string, pin: string): Promise<void> => {
    setBusy(true)
    const answer = await signIn(userId, pin)
    setBusy(false)
    setWhy(answer.ok ? undefined : answer)
  }
  const people = (session.value.me?.users ?? []).map(({ userId, name, roleId }) => ({
    userId,
    name,
    role: roleName(roleId),
  }))
  return html`<${PinPad}
    people=${people}
    busy=${isBusy}
    wait=${wait}
    error=${why === undefined || why.code === 'sign-in.wait' ? undefined : declinedText(why)}
    onEnter=${(userId: string, pin: string) => void enter(userId, pin)}
  />`
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
