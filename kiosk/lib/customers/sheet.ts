/** The sheet that asks whose it is: a bill, a cart, an account. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { UserRoundX } from 'lucide'
import type { KnownCustomer } from '../../../schema/customer.ts'
import { Button } from '../ui/button.ts'
import { Sheet } from '../ui/sheet.ts'
import { t } from '../words/words.ts'
import { CustomerFinder } from './finder.ts'

export interface CustomerSheetProps {
  readonly title: string
  readonly chosenId?: string | undefined
  readonly without?: string
  readonly isFindOnly?: boolean
  readonly onChoose: (customer: KnownCustomer) => void
  /** Takes the customer off again. */
  readonly onNobody?: (() => void) | undefined
  readonly onClose: () => void
}

export function CustomerSheet(props: CustomerSheetProps): VNode {
  const { chosenId, onNobody } = props
  return html`<${Sheet}
    title=${props.title}
    from="side"
    onClose=${props.onClose}
    foot=${
      chosenId !== undefined &&
      onNobody !== undefined &&
      html`<${Button} icon=${UserRoundX} wide onPress=${onNobody}>${t('customers.nobody')}<//>`
    }
  >
    <${CustomerFinder}
      chosenId=${chosenId}
      without=${props.without}
      isFindOnly=${props.isFindOnly}
      onChoose=${props.onChoose}
    />
  <//>`
}
