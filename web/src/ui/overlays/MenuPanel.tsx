import * as DropdownMenu from '@kobalte/core/dropdown-menu'
import IconCheck from '~icons/lucide/check'
import type { Accessor, JSX } from 'solid-js'
import { createMemo, createSignal, For, Index, Match, Show, Switch } from 'solid-js'

import type { MenuAct, MenuItem } from '../Menu.tsx'
import styles from '../Menu.module.css'
import floats from '../Popover.module.css'
import { Adopted } from './Adopted.tsx'
import { onTop } from './on-top.ts'

export interface MenuPanelProps {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'end' | undefined
  readonly button: HTMLElement
  readonly openAtOnce: boolean
}

/** Choices that stand together exclude each other. */
interface Group {
  readonly kind: 'line' | 'acts' | 'choices'
  readonly acts: readonly MenuAct[]
}

function groupsOf(items: readonly MenuItem[]): readonly Group[] {
  const groups: Group[] = []
  for (const item of items) {
    const last = groups.at(-1)
    const kind = item === 'line' ? item : item.checked === undefined ? 'acts' : 'choices'
    const acts = item === 'line' ? [] : [item]
    if (last !== undefined && kind !== 'line' && last.kind === kind) groups[groups.length - 1] = { kind, acts: [...last.acts, ...acts] }
    else groups.push({ kind, acts })
  }
  return groups
}

const looksSame = (a: MenuItem, b: MenuItem): boolean =>
  a === b || (a !== 'line' && b !== 'line' && a.label === b.label && a.href === b.href && a.checked === b.checked && a.disabled === b.disabled && a.danger === b.danger)

/** What is offered now; what looks like one that was there before is that one, so that what stands for it stays, and the focus in it. */
function keepThose(before: readonly MenuItem[], now: readonly MenuItem[]): readonly MenuItem[] {
  const old = [...before]
  return now.map((item) => {
    const at = old.findIndex((each) => looksSame(each, item))
    return at < 0 ? item : old.splice(at, 1)[0]!
  })
}

/** The acts of a menu, over the place. */
export function MenuPanel(props: MenuPanelProps): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- how it begins
  const [open, setOpen] = createSignal(props.openAtOnce)
  // Made anew with whatever they follow from: an open menu keeps those that look the same, and does what the newest of them does ([UI179]).
  const items = createMemo<readonly MenuItem[]>((before) => keepThose(before, props.items), [])
  const groups = createMemo(() => groupsOf(items()))
  const choose = (chosen: MenuAct): void => {
    const act = props.items[items().indexOf(chosen)] as MenuAct
    // Whatever opens next returns here when it closes.
    props.button.focus({ preventScroll: true })
    act.onSelect?.()
  }
  /** What an act put the focus into has it again after Kobalte has given it to the button. */
  const keepFocus = (): void => {
    const now = document.activeElement
    if (now instanceof HTMLElement && now !== document.body && now !== props.button && now.closest('[data-layer="menu"]') === null) queueMicrotask(() => now.focus({ preventScroll: true }))
  }
  /** Pressed by a program or a reading aid, without pointer or key. */
  const isBare = (event: MouseEvent): boolean => event.detail === 0
  /** A finger that chose has pressed already: no click follows on what the closed menu uncovered. A link needs its own. */
  const pressOnce = (event: TouchEvent): void => {
    if (event.cancelable && event.target instanceof Element && event.target.closest('a') === null) event.preventDefault()
  }
  const onBarePress = (act: MenuAct) => (event: MouseEvent): void => {
    if (!isBare(event) || act.disabled === true) return
    setOpen(false)
    choose(act)
  }
  const anAct = (act: MenuAct): JSX.Element => (
    <DropdownMenu.Item class={`${styles.item} ${act.danger === true ? styles.danger : ''}`} disabled={act.disabled} onSelect={() => choose(act)} onClick={onBarePress(act)}>
      <Content act={act} />
    </DropdownMenu.Item>
  )
  // The press itself leads there; closing before it would take the link away.
  const aLink = (act: MenuAct, href: string): JSX.Element => (
    <DropdownMenu.Item as="a" href={href} class={styles.item} closeOnSelect={false} onClick={() => setOpen(false)}>
      <Content act={act} />
    </DropdownMenu.Item>
  )
  const aChoice = (act: MenuAct, at: Accessor<number>): JSX.Element => (
    <DropdownMenu.RadioItem value={String(at())} class={styles.item} disabled={act.disabled} closeOnSelect onClick={onBarePress(act)}>
      <Content act={act} />
    </DropdownMenu.RadioItem>
  )
  return (
    <DropdownMenu.Root open={open()} onOpenChange={setOpen} modal={false} gutter={4} placement={props.align === 'end' ? 'bottom-end' : 'bottom-start'}>
      <DropdownMenu.Trigger as={Adopted} element={props.button} aria-haspopup="menu" onClick={(event: MouseEvent) => {
        if (isBare(event)) setOpen(!open())
      }} />
      <DropdownMenu.Portal ref={(place: Element) => onTop(place, props.label)}>
        <DropdownMenu.Content class={`${floats.float} ${styles.list}`} data-layer="menu" onCloseAutoFocus={keepFocus} ref={(list: HTMLElement) => list.addEventListener('touchend', pressOnce, { passive: false })} onKeyDown={(event: KeyboardEvent) => {
          event.stopPropagation()
          // The key that chose an act must not press what the act has put the focus into; a link is followed by it.
          if (event.key === 'Enter' && !(event.target instanceof HTMLAnchorElement)) event.preventDefault()
        }}>
          <Index each={groups()}>
            {(group) => (
              <Switch fallback={<DropdownMenu.Separator class={styles.line} />}>
                <Match when={group().kind === 'acts'}>
                  <For each={group().acts}>{(act) => <Show when={act.href} fallback={anAct(act)}>{(href) => aLink(act, href())}</Show>}</For>
                </Match>
                <Match when={group().kind === 'choices'}>
                  <DropdownMenu.RadioGroup
                    value={String(group().acts.findIndex(({ checked }) => checked))}
                    onChange={(at) => {
                      const act = group().acts[Number(at)]
                      if (act !== undefined) choose(act)
                    }}
                  >
                    <For each={group().acts}>{aChoice}</For>
                  </DropdownMenu.RadioGroup>
                </Match>
              </Switch>
            )}
          </Index>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Content(props: { readonly act: MenuAct }): JSX.Element {
  return (
    <>
      {props.act.icon}
      <span>{props.act.label}</span>
      <Show when={props.act.checked === true}>
        <IconCheck class={styles.mark} />
      </Show>
    </>
  )
}
