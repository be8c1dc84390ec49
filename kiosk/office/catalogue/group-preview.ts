/**
 * The question as a till will ask it. The rule: it is the till's own part with
 * the till's own rules, so what is seen here is what is sold there.
 */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { MenuDoc, MenuItem } from '../../../schema/catalogue.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { choose, stillToChoose, type Choice, type Question } from '../../lib/order/choices.ts'
import { priceContext } from '../../lib/order/preview.ts'
import { Questions } from '../../lib/order/questions.ts'
import { hubTime, session } from '../../lib/session.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { extraOf, groupArgs, lackOf, writtenIn, type GroupDraft } from './group-draft.ts'
import { namesIn } from './names-fields.ts'

const nothingChosen: Choice = { variantId: null, modifierIds: [] }

/** An item that asks nothing but this group. */
const itemWith = (draft: GroupDraft): MenuItem => {
  const names = namesIn(draft.names) ?? { en: '' }
  const { groupId, min, max } = groupArgs(draft)
  return {
    itemId: 'preview',
    code: '',
    categoryId: '',
    names,
    kitchenNames: null,
    description: null,
    allergens: [],
    prepMinutes: null,
    isSpecial: false,
    served: [],
    unit: 'piece',
    isWeighed: false,
    mark: 'none',
    picture: null,
    stationId: null,
    taxClassId: '',
    hsn: '',
    isDiscountable: true,
    isFavourite: false,
    position: 1,
    variants: [],
    modifierGroups: [
      {
        groupId,
        names,
        min,
        max,
        modifiers: writtenIn(draft).map(({ modifierId, names: typed, itemId }) => ({
          modifierId,
          names: namesIn(typed) ?? { en: typed.en },
          itemId,
        })),
      },
    ],
  }
}

const menuWith = (draft: GroupDraft, item: MenuItem, outletId: string): MenuDoc => ({
  rev: 1,
  outletId,
  categories: [],
  items: [item],
  prices: draft.choices.map((choice) => ({
    subjectId: choice.modifierId,
    orderType: null,
    customerGroup: null,
    outletId: null,
    validFrom: 0,
    fromRev: 1,
    untilRev: null,
    amount: extraOf(choice) ?? 0,
    isTaxIncluded: true,
  })),
  taxClasses: [],
  stations: [],
  codes: [],
  labels: [],
  containers: [],
})

export function GroupPreview({ draft }: { readonly draft: GroupDraft }): VNode {
  const [choice, setChoice] = useState<Choice>(nothingChosen)
  const outlet = session.value.me?.outlet
  if (lackOf(draft) !== undefined || outlet === undefined) {
    return html`<p class="group-says">${t('choices.preview-later')}</p>`
  }
  const item = itemWith(draft)
  const outletId = shownOutlet.value?.outletId ?? outlet.outletId
  const menu = menuWith(draft, item, outletId)
  const context = priceContext(menu, { ...outlet, outletId }, 'takeaway', hubTime())
  // What was tried and is no longer among the answers is forgotten.
  const offered = new Set(draft.choices.map(({ modifierId }) => modifierId))
  const tried = { ...choice, modifierIds: choice.modifierIds.filter((id) => offered.has(id)) }
  const extra = draft.choices
    .filter(({ modifierId }) => tried.modifierIds.includes(modifierId))
    .reduce((sum, one) => sum + (extraOf(one) ?? 0), 0)
  const isOpen = stillToChoose(item, tried).length > 0
  return html`<div class="group-preview">
    <${Questions}
      item=${item}
      choice=${tried}
      context=${context}
      onChoose=${(question: Question, optionId: string) =>
        setChoice(choose(item, tried, question, optionId))}
    />
    <p class="group-says" aria-live="polite">
      ${isOpen ? t('choices.preview-open') : t('choices.preview-sum', { amount: money(extra, true) })}
    </p>
  </div>`
}
