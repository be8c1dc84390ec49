/** Ways to be refused when somebody is asked to allow something. */
import { waitingQuestion, withPin } from './approval-kit.ts'
import type { Way } from './refusal-ways.ts'

export const approvalWays = {
  'command.approval-changed': async ({ shop, send, as }) => {
    const desk = as('meena')
    const id = shop.newId()
    const args = { tillId: shop.newId() }
    const approval = shop.approve(desk, 'imran', { id, name: 'till.report', args })
    return send(desk, 'till.report', { tillId: shop.newId() }, { id, approval })
  },
  'approval.unknown': ({ shop, send, as }) =>
    send(as('imran'), 'approval.answer', { approvalId: shop.newId(), verdict: 'approve' }),
  'approval.not-needed': ({ shop, send, as }) =>
    send(as('meena'), 'approval.ask', {
      commandId: shop.newId(),
      name: 'till.no-sale',
      args: { reason: 'change' },
      approverId: 'imran',
    }),
  'approval.cannot': ({ shop, send, as }) =>
    send(as('meena'), 'approval.ask', {
      commandId: shop.newId(),
      name: 'till.report',
      args: { tillId: shop.newId() },
      approverId: 'ravi',
    }),
  'approval.over': ({ shop, send, as }) => {
    const approvalId = waitingQuestion(shop, shop.join('cashier', 'counter'))
    const boss = as('asha')
    shop.clock.now += 4 * 60_000
    const answer = { approvalId, verdict: 'approve' } as const
    return send(boss, 'approval.answer', answer, withPin(shop, boss, 'asha', answer))
  },
  'approval.own-pin': ({ shop, send, as }) => {
    const approvalId = waitingQuestion(shop, shop.join('cashier', 'counter'))
    return send(as('asha'), 'approval.answer', { approvalId, verdict: 'approve' })
  },
} as const satisfies Partial<Record<string, Way>>
