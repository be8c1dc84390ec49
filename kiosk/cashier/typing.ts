/** What a key means that was pressed in a field, and how to get into the field that searches. */

/** Whether a key that was pressed in a field belongs to the field. */
export const isTyping = (target: Element, key: string): boolean =>
  target.matches('input:not([type=radio]), textarea') && !/^(F\d|Escape|Arrow)/.test(key)

/** Puts the cursor into the search of the part at hand. */
export const goToSearch = (): void => {
  const field = document.querySelector<HTMLInputElement>('.desk main input[type=search]')
  field?.focus()
  field?.select()
}

/** Takes the cursor out of it again. */
export const leaveSearch = (): void =>
  document.querySelector<HTMLInputElement>('.desk main input[type=search]')?.blur()
