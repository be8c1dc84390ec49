/**
 * The editor of the plan: sections above, the floor on squares, and beside it
 * what can be put on it or done with the thing at hand.
 *
 * The rule: whatever a finger can do, the keys can do; nothing is on another
 * tablet before Save, and nothing drawn is lost without being asked.
 */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { MapPinned, Plus, Redo2, Save, Settings2, Undo2, X } from 'lucide'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Tabs } from '../../lib/ui/tabs.ts'
import { nameOf } from '../../lib/words/names.ts'
import en from '../../lib/words/plan.en.json'
import hi from '../../lib/words/plan.hi.json'
import { speak, t } from '../../lib/words/words.ts'
import { sections } from '../house.ts'
import type { PartProps } from '../desk.ts'
import { Canvas } from './canvas.ts'
import { canRedo, canUndo, changed, choose, discardAll, redo, section, undo } from './edit.ts'
import { Inspector } from './inspector.ts'
import { pressKey } from './keys.ts'
import { followFloor, isSaving, save, whyUnsaved } from './publish.ts'
import { SectionSheet } from './section-sheet.ts'

speak({ en, hi })

export function Editor({ onClose }: PartProps): VNode {
  const [isLeaving, setLeaving] = useState(false)
  const [sheet, setSheet] = useState<'new' | 'section' | null>(null)
  const root = useRef<HTMLElement>(null)
  useEffect(() => followFloor(), [])
  useEffect(() => root.current?.focus(), [])
  const leave = (): void => (changed.peek().length > 0 ? setLeaving(true) : onClose())
  const saveAndLeave = async (): Promise<void> => {
    setLeaving(false)
    if (await save()) onClose()
  }
  const letGo = (): void => {
    discardAll()
    onClose()
  }
  const marks = new Set(changed.value.map(({ base }) => base.sectionId))
  return html`<main class="editor" ref=${root} tabindex="-1" onKeyDown=${(event: KeyboardEvent) => pressKey(event, leave)}>
    <header class="editor-head">
      <h1 class="unseen">${t('plan.title')}</h1>
      <${Button} icon=${X} label=${t('plan.leave')} onPress=${leave} />
      <${Tabs}
        label=${t('floor.sections')}
        tabs=${sections.value.map(({ sectionId, names }) => ({
          id: sectionId,
          label: marks.has(sectionId) ? `${nameOf(names)} •` : nameOf(names),
        }))}
        value=${section.value?.sectionId ?? ''}
        onChange=${choose}
      />
      <div class="editor-keys">
        <${Button} icon=${Plus} label=${t('plan.new-section')} onPress=${() => setSheet('new')} />
        <${Button}
          icon=${Settings2}
          label=${t('plan.section')}
          why=${section.value === undefined ? t('floor.no-tables') : undefined}
          onPress=${() => setSheet('section')}
        />
        <${Button} icon=${Undo2} label=${t('shared.undo')} why=${canUndo.value ? undefined : t('plan.no-undo')} onPress=${undo} />
        <${Button} icon=${Redo2} label=${t('plan.redo')} why=${canRedo.value ? undefined : t('plan.no-redo')} onPress=${redo} />
        <${Button} kind="primary" icon=${Save} busy=${isSaving.value} why=${whyUnsaved()} onPress=${() => void save()}>
          ${t('shared.save')}
        <//>
      </div>
    </header>
    ${
      section.value === undefined
        ? html`<${EmptyState}
            icon=${MapPinned}
            title=${t('floor.no-tables')}
            next=${t('plan.first-section')}
            action=${html`<${Button} kind="primary" icon=${Plus} onPress=${() => setSheet('new')}>${t('plan.new-section')}<//>`}
          />`
        : html`<div class="editor-body">
            <${Canvas} key=${section.value.sectionId} />
            <${Inspector} />
          </div>`
    }
    ${isLeaving && html`<${LeaveSheet} onStay=${() => setLeaving(false)} onSave=${() => void saveAndLeave()} onLeave=${letGo} />`}
    ${sheet === 'new' && html`<${SectionSheet} onClose=${() => setSheet(null)} />`}
    ${
      sheet === 'section' &&
      section.value !== undefined &&
      html`<${SectionSheet} section=${section.value} onClose=${() => setSheet(null)} />`
    }
  </main>`
}

function LeaveSheet({
  onStay,
  onSave,
  onLeave,
}: {
  readonly onStay: () => void
  readonly onSave: () => void
  readonly onLeave: () => void
}): VNode {
  return html`<${Sheet}
    title=${t('plan.leave-title')}
    onClose=${onStay}
    foot=${html`
      <${Button} kind="danger" onPress=${onLeave}>${t('plan.discard')}<//>
      <${Button} onPress=${onStay}>${t('plan.go-on')}<//>
      <${Button} kind="primary" icon=${Save} why=${whyUnsaved()} onPress=${onSave}>${t('shared.save')}<//>
    `}
  >
    <p>${t('plan.leave-what', { sections: changed.value.map(({ base }) => nameOf(base.names)).join(', ') })}</p>
  <//>`
}
