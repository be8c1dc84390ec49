/** Who is at this counter, and how somebody else takes over. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Inbox, Keyboard, Languages, LogOut } from 'lucide'
import { switchLanguage } from '../lib/frame/language.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { session, signOut } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet, open } from './desk.ts'
import { roleName } from '../lib/words/names.ts'

export function PersonSheet(): VNode {
  const person = session.value.me?.signIn
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState('')
  const leave = async (): Promise<void> => {
    setBusy(true)
    const answer = await signOut()
    setBusy(false)
    if (answer.ok) closeSheet()
    else setWhy(sayDeclined(answer))
  }
  return html`<${Sheet}
    title=${person?.name ?? t('counter.person')}
    from="side"
    onClose=${closeSheet}
    foot=${html`<${Button} icon=${LogOut} wide busy=${isBusy} onPress=${() => void leave()}>
      ${t('frame.sign-out')}
    <//>`}
  >
    ${
      person != null &&
      html`<p class="person-since">${roleName(person.roleId)} · ${t('counter.since', { time: clock(person.at) })}</p>`
    }
    ${why !== '' && html`<${ErrorNote} what=${why} todo=${t('counter.sign-out-later')} />`}
    <ul class="rows">
      ${
        session.value.me?.device.drawerId != null &&
        html`<${ListRow}
          icon=${Inbox}
          title=${t('counter.till')}
          onPress=${() => (open.value = { kind: 'till' })}
        />`
      }
      <${ListRow}
        icon=${Languages}
        title=${t('counter.language')}
        end=${t('frame.language')}
        onPress=${() => switchLanguage('counter')}
      />
      <${ListRow}
        icon=${Keyboard}
        title=${t('counter.keys')}
        end="?"
        onPress=${() => (open.value = { kind: 'keys' })}
      />
    </ul>
  <//>`
}
