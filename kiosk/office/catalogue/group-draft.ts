/** A group of choices while it is being written: texts as they are typed, and what they come to. */
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { t } from '../../lib/words/words.ts'
import { amountText, readAmount } from './amount.ts'
import { namesIn, type TypedNames } from './names-fields.ts'
import { argsOf, commit, priceArgs, priceOf } from './store.ts'

export type Group = CatalogueDoc['modifierGroups'][number]

export interface ChoiceDraft {
  readonly modifierId: string
  readonly names: TypedNames
  /** What it costs more; empty: nothing. */
  readonly price: string
  /** Of a combo: the item this choice is. */
  readonly itemId: string | null
  /** Of a combo: the size of that item; null where it has none. */
  readonly variantId: string | null
}

export interface GroupDraft {
  readonly groupId: string
  readonly names: TypedNames
  readonly min: number
  readonly max: number
  readonly choices: readonly ChoiceDraft[]
  /** The items it is asked with. */
  readonly itemIds: readonly string[]
}

const typedNames = ({ en, hi = '' }: { en: string; hi?: string | undefined }): TypedNames => ({
  en,
  hi,
})

export const newChoice = (): ChoiceDraft => ({
  modifierId: `choice-${newId()}`,
  names: { en: '', hi: '' },
  price: '',
  itemId: null,
  variantId: null,
})

/** @param group undefined for a new one, which begins as a question with two answers. */
export const draftOf = (known: CatalogueDoc, group: Group | undefined): GroupDraft =>
  group === undefined
    ? {
        groupId: `group-${newId()}`,
        names: { en: '', hi: '' },
        min: 1,
        max: 1,
        choices: [newChoice(), newChoice()],
        itemIds: [],
      }
    : {
        ...group,
        names: typedNames(group.names),
        choices: group.modifiers.map(({ modifierId, names, itemId, variantId }) => ({
          modifierId,
          names: typedNames(names),
          price: (priceOf(modifierId) ?? 0) === 0 ? '' : amountText(priceOf(modifierId)),
          itemId,
          variantId,
        })),
        itemIds: known.items
          .filter(({ modifierGroupIds }) => modifierGroupIds.includes(group.groupId))
          .map(({ itemId }) => itemId),
      }

/** What of it says something; an empty row is not a choice yet. */
export const writtenIn = (draft: GroupDraft): readonly ChoiceDraft[] =>
  draft.choices.filter(({ names }) => names.en.trim() !== '' || names.hi.trim() !== '')

/** The price of a choice in minor units; null where it is not an amount. */
export const extraOf = ({ price }: ChoiceDraft): number | null =>
  price.trim() === '' ? 0 : readAmount(price)

/** What is still missing, in words; undefined where it can be saved. */
export const lackOf = (draft: GroupDraft): string | undefined => {
  const choices = writtenIn(draft)
  if (namesIn(draft.names) === null) return t('catalogue.needs-name')
  if (choices.length === 0) return t('choices.needs-choice')
  if (choices.some(({ names }) => namesIn(names) === null)) return t('choices.needs-names')
  if (choices.some((choice) => extraOf(choice) === null)) return t('catalogue.needs-price')
  if (draft.min > choices.length)
    return t('choices.needs-more', { min: draft.min, count: choices.length })
  return undefined
}

/** The group as the command takes it; throws where `lackOf` names something. */
export const groupArgs = (draft: GroupDraft): CommandInput<'modifier-group.set'> => {
  const names = namesIn(draft.names)
  if (names === null) throw new Error('the group has no name')
  return {
    groupId: draft.groupId,
    names,
    min: draft.min,
    max: Math.max(draft.min, draft.max),
    modifiers: writtenIn(draft).map(({ modifierId, names: typed, itemId, variantId }) => ({
      modifierId,
      names: namesIn(typed) ?? { en: typed.en },
      itemId,
      variantId,
    })),
  }
}

/** Sends the group, then its new prices, then the items it was put on or taken off. Says why not. */
export const saveGroup = (known: CatalogueDoc, draft: GroupDraft): Promise<string | undefined> => {
  const prices = writtenIn(draft).flatMap((choice) => {
    const amount = extraOf(choice) ?? 0
    return amount === (priceOf(choice.modifierId) ?? 0) ? [] : [{ id: choice.modifierId, amount }]
  })
  const items = known.items.flatMap((item) => {
    const has = item.modifierGroupIds.includes(draft.groupId)
    if (has === draft.itemIds.includes(item.itemId)) return []
    const others = item.modifierGroupIds.filter((id) => id !== draft.groupId)
    return [{ ...argsOf(item), modifierGroupIds: has ? others : [...others, draft.groupId] }]
  })
  return commit([
    () => send('modifier-group.set', groupArgs(draft)).done,
    ...prices.map(
      ({ id, amount }) =>
        () =>
          send('price.set', priceArgs(id, amount)).done,
    ),
    ...items.map((args) => () => send('item.set', args).done),
  ])
}

/** `choose 1`, `choose 1 to 3`, `up to 2`. */
export const limitsText = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  min === max
    ? t('choices.exactly', { min })
    : min === 0
      ? t('choices.up-to', { max })
      : t('choices.between', { min, max })
