/**
 * The board in the shop: two columns of tokens, read from the door. The rule: a
 * token, with the name its guest gave small beneath it where the shop wants
 * that, and nothing else; what is not sure to be true any more says so itself.
 */
import type { RefObject, VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Languages, TriangleAlert, Volume2, VolumeX } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import type { PickupDoc } from '../../schema/pickup.ts'
import { switchLanguage } from '../lib/frame/language.ts'
import { session } from '../lib/session.ts'
import { arm, armed, play, volume } from '../lib/sound.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { clock, count } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { nameBeside } from './names.ts'
import { calling, columns, heardAt, isQuiet, now, openBoard, state } from './desk.ts'

export function BoardScreen(): VNode {
  openBoard()
  const outlet = session.value.me?.outlet
  const { preparing, ready } = columns.value
  return html`<div class=${`board${isQuiet.value ? ' board-quiet' : ''}`}>
    <header class="board-head">
      <h1>${outlet === undefined ? '' : nameIn(outlet.names, language.value)}</h1>
      <time class="figures">${clock(now.value)}</time>
    </header>
    <main class="board-columns">
      <${Column} name="preparing" pickups=${preparing} />
      <${Column} name="ready" pickups=${ready} />
    </main>
    <${Foot} />
  </div>`
}

interface ColumnProps {
  readonly name: 'preparing' | 'ready'
  readonly pickups: readonly PickupDoc[]
}

function Column({ name, pickups }: ColumnProps): VNode {
  const box = useRef<HTMLUListElement>(null)
  const hasNames = pickups.some((one) => nameBeside(one) !== '')
  const size = name === 'ready' && pickups.length <= 6 ? 'large' : 'normal'
  const fit = useFit(box, hasNames ? `${size} named` : size)
  const shown = pickups.slice(0, pickups.length > fit ? fit - 1 : fit)
  const more = pickups.length - shown.length
  const isEmpty = pickups.length === 0 && state.value !== 'loading'
  return html`<section
    class=${`column column-${name}${pickups.length <= 6 ? ' column-few' : ''}${hasNames ? ' column-named' : ''}`}
    aria-labelledby=${`column-${name}`}
  >
    <h2 id=${`column-${name}`}>
      ${name === 'ready' && html`<${Icon} of=${Check} size=${48} />`}${t(`board.${name}`)}
    </h2>
    <ul class="tokens" ref=${box} aria-live=${name === 'ready' ? 'polite' : undefined}>
      ${shown.map(
        (pickup) => html`<li
          key=${pickup.orderId}
          class=${`token figures${name === 'ready' && calling.value.has(pickup.orderId) ? ' token-calls' : ''}`}
        >
          ${pickup.token}
          ${nameBeside(pickup) !== '' && html`<span class="token-name">${nameBeside(pickup)}</span>`}
        </li>`,
      )}
      ${more > 0 && html`<li class="token token-more figures">${t('board.more', { count: count(more) })}</li>`}
    </ul>
    ${isEmpty && html`<p class="column-none">${t(`board.${name}-none`)}</p>`}
  </section>`
}

/** As many tokens as the column holds whole. */
const useFit = (box: RefObject<HTMLElement>, size: string): number => {
  const [fit, setFit] = useState(60)
  useLayoutEffect(() => {
    const list = box.current
    if (list === null) return undefined
    const measure = (): void => {
      const style = getComputedStyle(list)
      const across = style.gridTemplateColumns.split(' ').length
      const row = Number.parseFloat(style.gridAutoRows) || 140
      const gap = Number.parseFloat(style.rowGap) || 0
      setFit(Math.max(1, across * Math.floor((list.clientHeight + gap) / (row + gap))))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(list)
    return () => watch.disconnect()
  }, [size])
  return fit
}

const testSound = async (): Promise<void> => {
  await arm()
  play('new')
}

function Foot(): VNode {
  const isHeard = armed.value && volume.value > 0
  return html`<footer class="board-foot">
    ${
      isQuiet.value
        ? html`<p class="board-alarm" role="alert">
            <${Icon} of=${TriangleAlert} size=${32} />
            <span>
              ${
                heardAt.value === 0
                  ? t('board.quiet-never')
                  : t('board.quiet', { at: clock(heardAt.value) })
              }
            </span>
          </p>`
        : html`<p class="board-hint">${t('board.hint')}</p>`
    }
    <${Button}
      class=${isHeard ? '' : 'board-mute'}
      icon=${isHeard ? Volume2 : VolumeX}
      ...${isHeard ? { label: t('board.sound-test') } : {}}
      onPress=${() => void testSound()}
    >
      ${isHeard ? undefined : t('board.sound-off')}
    <//>
    <${Button} kind="quiet" icon=${Languages} onPress=${() => switchLanguage('board')}>
      ${t('frame.language')}
    <//>
  </footer>`
}
