/**
 * Which item is this? The rule: the code that was just scanned is said once,
 * and from then on every scanner of the shop knows it; what it was scanned for
 * goes into the cart at once.
 */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Barcode, Search } from 'lucide'
import type { MenuItem } from '../../schema/catalogue.ts'
import { sendApproved } from '../lib/frame/ask-approval.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { search, searchIndex } from '../lib/order/search.ts'
import { priceText } from '../lib/order/words.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Field } from '../lib/ui/field.ts'
import { Icon } from '../lib/ui/icon.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { toast } from '../lib/ui/toast.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'
import { sellCoded } from './scan.ts'
import { prices, shownMenu } from './till.ts'

/** More than this nobody looks through. */
const shownMax = 40

export function CodeSheet({ code }: { readonly code: string }): VNode {
  const [typed, setTyped] = useState('')
  const [sized, setSized] = useState<MenuItem | null>(null)
  const items = shownMenu.value?.items ?? []
  const index = useMemo(() => searchIndex(items), [items])
  const found = typed.trim() === '' ? packedFirst(items) : search(index, typed)
  const say = async (item: MenuItem, variantId: string | null): Promise<void> => {
    closeSheet()
    const name = nameOf(item.names)
    const args = { code, itemId: item.itemId, variantId }
    const answer = await sendApproved('barcode.set', args, t('counter.code-approve', { name }))
    if (answer === null) return
    if (!answer.ok) return void toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
    toast({ text: t('counter.code-known', { name }), tone: 'done' })
    sellCoded(item, { variantId })
  }
  const choose = (item: MenuItem): void => {
    if (item.variants.length > 0) setSized(item)
    else void say(item, null)
  }
  return html`<${Sheet}
    title=${t('counter.code-which')}
    from="side"
    onClose=${closeSheet}
  >
    <div class="code-sheet">
      <p class="code-shown figures"><${Icon} of=${Barcode} /> ${code}</p>
      ${
        sized === null
          ? html`<${Field}
                label=${t('order.search')}
                type="search"
                icon=${Search}
                value=${typed}
                maxLength=${40}
                onInput=${setTyped}
                onEnter=${() => found[0] !== undefined && choose(found[0])}
              />
              ${
                found.length === 0
                  ? html`<${EmptyState}
                      title=${t('order.nothing-found', { text: typed })}
                      next=${t('order.nothing-found-next')}
                    />`
                  : html`<ul class="rows">
                      ${found.slice(0, shownMax).map(
                        (item) => html`<${ListRow}
                          key=${item.itemId}
                          title=${nameOf(item.names)}
                          detail=${item.code}
                          end=${prices.value === null ? '' : priceText(prices.value, item)}
                          onPress=${() => choose(item)}
                        />`,
                      )}
                    </ul>`
              }`
          : html`<h3 class="slips-head">${nameOf(sized.names)}: ${t('order.size')}</h3>
              <ul class="rows">
                ${sized.variants.map(
                  ({ variantId, names }) => html`<${ListRow}
                    key=${variantId}
                    title=${nameOf(names)}
                    onPress=${() => void say(sized, variantId)}
                  />`,
                )}
              </ul>`
      }
    </div>
  <//>`
}

/** A code is on something packed, so what is sold by the piece stands first. */
const packedFirst = (items: readonly MenuItem[]): readonly MenuItem[] =>
  items.toSorted((a, b) => Number(a.isWeighed) - Number(b.isWeighed))
