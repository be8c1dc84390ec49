/** Where a screen shows what somebody is asked to allow; the card itself is fetched when the first comes. */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { hubTime } from '../session.ts'
import { Later } from '../frame/lazy.ts'
import type { CallCardProps } from './call-card.ts'
import { askedOfMe } from './store.ts'

const bringCard = async () => (await import('./call-card.ts')).CallCard

/** Nothing while nobody asks. A screen mounts it once. */
export function ApprovalCalls(): VNode | null {
  const [now, setNow] = useState(hubTime)
  const asked = askedOfMe.value
  const isAsked = asked.length > 0
  useEffect(() => {
    if (!isAsked) return undefined
    setNow(hubTime())
    const clock = setInterval(() => setNow(hubTime()), 1_000)
    return () => clearInterval(clock)
  }, [isAsked])
  const open = asked.filter(({ expiresAt }) => expiresAt > now)
  return open.length === 0
    ? null
    : html`<${Later<CallCardProps>} load=${bringCard} props=${{ asked: open, now }} />`
}
