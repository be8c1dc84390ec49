/** What guests may do with their phones, the Wi-Fi they are offered, and the address on the stickers. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useId, useState } from 'preact/hooks'
import { orderingModes, type OrderingMode } from '../../../schema/guest.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { Field } from '../../lib/ui/field.ts'
import { toast } from '../../lib/ui/toast.ts'
import { t } from '../../lib/words/words.ts'
import type { TableCodes } from './codes.ts'

export interface RulesProps {
  readonly codes: TableCodes
  readonly onSaved: () => void
}

/** WPA takes 8 characters and more. */
const passwordLeast = 8

export function Rules({ codes, onSaved }: RulesProps): VNode {
  const { guests } = codes
  const [ordering, setOrdering] = useState<OrderingMode>(guests.ordering)
  const [isSelfSeating, setSelfSeating] = useState(guests.isSelfSeating)
  const [showsNames, setShowsNames] = useState(guests.showsNames)
  const [wifiName, setWifiName] = useState(guests.wifiName)
  const [wifiPassword, setWifiPassword] = useState(codes.wifiPassword)
  const [address, setAddress] = useState(codes.ownAddress)
  const [why, setWhy] = useState<string | undefined>()
  const isShort = wifiPassword !== '' && wifiPassword.length < passwordLeast
  const isNoAddress =
    address.trim() !== '' && !/^https?:\/\/[A-Za-z0-9.[\]:-]{1,80}\/?$/.test(address.trim())
  const lack =
    can('guests.set') !== 'allow'
      ? t('frame.not-yours')
      : isShort
        ? t('guest-desk.password-short')
        : isNoAddress
          ? t('guest-desk.address-bad')
          : undefined
  const save = async (): Promise<void> => {
    const settled = await send('guests.set', {
      outletId: guests.outletId,
      ordering,
      isSelfSeating,
      showsNames,
      wifiName: wifiName.trim(),
      wifiPassword,
      address: address.trim().replace(/\/+$/, ''),
    }).done
    setWhy(settled.ok ? undefined : sayDeclined(settled))
    if (!settled.ok) return
    toast({ text: t('guest-desk.saved'), tone: 'done' })
    onSaved()
  }
  return html`<${Card} title=${t('guest-desk.rules')}>
    <div class="guest-rules">
      ${why !== undefined && html`<p class="item-why" role="alert">${why}</p>`}
      <fieldset class="guest-modes">
        <legend class="field-label">${t('guest-desk.ordering')}</legend>
        ${orderingModes.map(
          (mode) =>
            html`<${Mode} key=${mode} mode=${mode} chosen=${ordering === mode} onChoose=${() => setOrdering(mode)} />`,
        )}
      </fieldset>
      <${Switch} what="self-seating" isOn=${isSelfSeating} onChange=${setSelfSeating} />
      <${Switch} what="names" isOn=${showsNames} onChange=${setShowsNames} />
      <p class="guest-pin">${t('guest-desk.pin-rule')}</p>
      <div class="item-pair">
        <${Field} label=${t('guest-desk.wifi-name')} value=${wifiName} maxLength=${32} hint=${t('guest-desk.wifi-none')} onInput=${setWifiName} />
        <${Field}
          label=${t('guest-desk.wifi-password')}
          value=${wifiPassword}
          maxLength=${63}
          hint=${t('guest-desk.wifi-open')}
          error=${isShort ? t('guest-desk.password-short') : undefined}
          onInput=${setWifiPassword}
        />
      </div>
      <${Field}
        label=${t('guest-desk.address')}
        value=${address}
        placeholder=${codes.address}
        hint=${t('guest-desk.address-hint', { address: codes.address })}
        error=${isNoAddress ? t('guest-desk.address-bad') : undefined}
        onInput=${setAddress}
      />
      <${Button} kind="primary" why=${lack} onPress=${() => void save()}>${t('shared.save')}<//>
    </div>
  <//>`
}

function Switch(props: {
  readonly what: 'self-seating' | 'names'
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}): VNode {
  const { what, isOn, onChange } = props
  return html`<label class="guest-switch">
    <input
      type="checkbox"
      checked=${isOn}
      onChange=${(event: Event) => onChange((event.currentTarget as HTMLInputElement).checked)}
    />
    <span><b>${t(`guest-desk.${what}`)}</b><small>${t(`guest-desk.${what}-what`)}</small></span>
  </label>`
}

function Mode({
  mode,
  chosen,
  onChoose,
}: {
  readonly mode: OrderingMode
  readonly chosen: boolean
  readonly onChoose: () => void
}): VNode {
  const id = useId()
  return html`<label class="guest-switch">
    <input type="radio" name="ordering" checked=${chosen} aria-describedby=${id} onChange=${onChoose} />
    <span><b>${t(`guest-desk.mode-${mode}`)}</b><small id=${id}>${t(`guest-desk.mode-${mode}-what`)}</small></span>
  </label>`
}
