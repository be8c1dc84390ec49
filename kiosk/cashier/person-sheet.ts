/** Who is at this desk, in which language, and which keys do what. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Languages, LogOut } from 'lucide'
import { switchLanguage } from '../lib/frame/language.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { session, signOut } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { roleName } from '../lib/words/names.ts'
import { KeysList } from './keys-sheet.ts'
import { sayMoney } from '../lib/pay/held/say.ts'
import { held } from './held-money.ts'

export function PersonSheet({ onClose }: { readonly onClose: () => void }): VNode {
  const person = session.value.me?.signIn
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState('')
  const [isSure, setSure] = useState(false)
  const isAsked = held.value.length > 0 && !isSure
  const leave = async (): Promise<void> => {
    setBusy(true)
    const answer = await signOut()
    setBusy(false)
    if (answer.ok) onClose()
    else setWhy(sayDeclined(answer))
  }
  return html`<${Sheet}
    title=${person?.name ?? t('cashier.title')}
    from="side"
    onClose=${onClose}
    foot=${
      isAsked
        ? html`<${Button} icon=${LogOut} wide onPress=${() => setSure(true)}>${t('cashier.leave-held')}<//>`
        : html`<${Button} icon=${LogOut} wide busy=${isBusy} onPress=${() => void leave()}>
            ${t('frame.sign-out')}
          <//>`
    }
  >
    ${
      person &&
      html`<p class="person-since">
        ${roleName(person.roleId)} · ${t('cashier.since', { time: clock(person.at) })}
      </p>`
    }
    ${held.value.length > 0 && html`<${Held} />`}
    ${why !== '' && html`<${ErrorNote} what=${why} todo=${t('cashier.sign-out-later')} />`}
    <ul class="rows">
      <${ListRow}
        icon=${Languages}
        title=${t('cashier.language')}
        end=${t('frame.language')}
        onPress=${() => switchLanguage('cashier')}
      />
    </ul>
    <h3 class="keys-title">${t('cashier.keys')}</h3>
    <${KeysList} />
  <//>`
}

/** Money that was taken and is on no bill yet: whoever leaves is told of it. */
function Held(): VNode {
  return html`<${ErrorNote}
    what=${t('cashier.held-here')}
    kept=${held.value
      .map(({ name, tenders }) => t('cashier.held-for', { bill: name, amount: sayMoney(tenders) }))
      .join(' · ')}
    todo=${t('cashier.held-todo')}
  />`
}
