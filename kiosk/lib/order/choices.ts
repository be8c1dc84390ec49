/**
 * What still has to be chosen before an item can go into the cart.
 *
 * The rule: a question with one possible answer is never asked, and the last
 * required answer adds the item by itself when nothing optional is left.
 */
import type { MenuItem } from '../../../schema/catalogue.ts'
import type { Names } from '../../../schema/names.ts'

/** What is asked of an item is its sizes and its modifiers, whoever shows it. */
export type Choosable = Pick<MenuItem, 'variants' | 'modifierGroups'>

export interface Choice {
  readonly variantId: string | null
  /** In the order of the menu. */
  readonly modifierIds: readonly string[]
}

/** The size, or a group of modifiers, as one question with its possible answers. */
export interface Question {
  /** `size` for the variants, else the id of the group. */
  readonly id: string
  /** null for the size: the screen has its own word for it. */
  readonly names: Names | null
  readonly min: number
  readonly max: number
  readonly options: readonly { readonly id: string; readonly names: Names }[]
}

export const sizeQuestion = 'size'

/** Every question of an item: what must be answered first, then what may be. */
export const questionsOf = (item: Choosable): readonly Question[] => {
  const size: readonly Question[] =
    item.variants.length === 0
      ? []
      : [
          {
            id: sizeQuestion,
            names: null,
            min: 1,
            max: 1,
            options: item.variants.map(({ variantId, names }) => ({ id: variantId, names })),
          },
        ]
  const groups = item.modifierGroups.map(({ groupId, names, min, max, modifiers }) => ({
    id: groupId,
    names,
    min,
    max: Math.min(max, modifiers.length),
    options: modifiers.map((modifier) => ({ id: modifier.modifierId, names: modifier.names })),
  }))
  return [
    ...size,
    ...groups.filter(({ min }) => min > 0),
    ...groups.filter(({ min, max }) => min === 0 && max > 0),
  ]
}

/** What is settled before anybody is asked: an only size, a group whose every modifier is a must. */
export const firstChoice = (item: Choosable): Choice => ({
  variantId: item.variants.length === 1 ? (item.variants[0]?.variantId ?? null) : null,
  modifierIds: item.modifierGroups
    .filter(({ min, modifiers }) => min > 0 && min === modifiers.length)
    .flatMap(({ modifiers }) => modifiers.map(({ modifierId }) => modifierId)),
})

export const isChosen = (choice: Choice, optionId: string): boolean =>
  choice.variantId === optionId || choice.modifierIds.includes(optionId)

/**
 * Answers a question. One answer replaces another where only one may stand; of
 * several the oldest in menu order stays and one too many is not taken.
 * Choosing again takes an answer back where it is not a must.
 */
export const choose = (
  item: Choosable,
  choice: Choice,
  question: Question,
  optionId: string,
): Choice => {
  if (question.id === sizeQuestion) return { ...choice, variantId: optionId }
  const ids = question.options.map(({ id }) => id)
  const others = choice.modifierIds.filter((id) => !ids.includes(id))
  const mine = choice.modifierIds.filter((id) => ids.includes(id))
  const next = mine.includes(optionId)
    ? mine.length > question.min
      ? mine.filter((id) => id !== optionId)
      : mine
    : question.max === 1
      ? [optionId]
      : mine.length < question.max
        ? [...mine, optionId]
        : mine
  return { ...choice, modifierIds: inMenuOrder(item, [...others, ...next]) }
}

const inMenuOrder = (item: Choosable, chosen: readonly string[]): readonly string[] =>
  item.modifierGroups
    .flatMap(({ modifiers }) => modifiers.map(({ modifierId }) => modifierId))
    .filter((id) => chosen.includes(id))

export const answersTo = (question: Question, choice: Choice): number =>
  question.options.filter(({ id }) => isChosen(choice, id)).length

/** The questions that must still be answered. */
export const stillToChoose = (item: Choosable, choice: Choice): readonly Question[] =>
  questionsOf(item).filter((question) => answersTo(question, choice) < question.min)

/** Whether a tap has to ask something before the item can be added. */
export const mustAsk = (item: Choosable): boolean =>
  stillToChoose(item, firstChoice(item)).length > 0

/** The questions nobody has to answer: extras, spice, Jain. */
export const extrasOf = (item: Choosable): readonly Question[] =>
  questionsOf(item).filter(({ min }) => min === 0)

/** Whether the answer just given was the last there is to give, so that the item adds itself. */
export const isComplete = (item: Choosable, choice: Choice): boolean =>
  questionsOf(item).every((question) => question.max === answersTo(question, choice))
