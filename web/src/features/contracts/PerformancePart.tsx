import { contractChanges } from '@hebu/shared/books/contract-changes.ts'
import { isRunning, performanceOf } from '@hebu/shared/books/contract-figures.ts'
import type { Row } from '@hebu/shared/books/field-kinds.ts'
import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import { dayNumber } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { Menu } from '../../ui/Menu.tsx'
import { contractWords, ledgerWords } from '../../words/contracts.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { ContractDeskProps } from './ContractDesk.tsx'
import styles from './contracts.module.css'
import { changeOf } from './draft-from.ts'

/** How performance goes: each milestone, on time or late, as agreed or not; what was checked last, and the way to a change ([CON11]). */
export function PerformancePart(props: ContractDeskProps): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const address = () => ({ book: 'contracts', id: props.page.id })
  const rows = createMemo(() => rowsIn(props.page.values['milestones']).toSorted((a, b) => (String(a.cells['dueAt']) < String(b.cells['dueAt']) ? -1 : 1)))
  // By id, so that a line keeps its focus when anything on the page changes.
  const ids = createMemo(() => rows().map(({ id }) => id), [], { equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]) })
  let heading!: HTMLHeadingElement
  const course = createMemo(() => performanceOf(props.page, workspace.world.today))
  const mayNote = () => workspace.table('contracts').rights(props.page).mayEditField('milestones')
  const mayChange = () => isRunning(props.page) && workspace.bookById('contractChanges') !== undefined && workspace.table('contractChanges').mayCreate()
  const lastCheck = () => rowsIn(props.page.values['checks']).flatMap(({ cells }) => stringIn(cells['at']) ?? []).toSorted().at(-1)
  const daysLate = ({ cells }: Row): number => {
    const due = stringIn(cells['dueAt'])
    const until = stringIn(cells['doneAt']) ?? (isRunning(props.page) ? workspace.world.today : due)
    return due === undefined ? 0 : Math.max(0, dayNumber(until!) - dayNumber(due))
  }
  const finish = (row: Row, pressed: HTMLElement) => {
    const open = [...pressed.closest('ol')!.querySelectorAll('button')]
    // Its button goes: the focus stays beside it, or goes to the heading after the last.
    const next = open[open.indexOf(pressed as HTMLButtonElement) + 1] ?? open.find((each) => each !== pressed) ?? heading
    const step = {}
    const done = workspace.commands.asOne(step, () => workspace.commands.setCell(address(), 'milestones', row.id, 'doneAt', workspace.world.today))
    if (!done.ok) return props.refuse('contracts', done.refusal)
    next.focus({ preventScroll: true })
    props.offer(step, say(contractWords.doneOn, { day: format().date(workspace.world.today) }))
  }
  const check = () => {
    const added = workspace.commands.addRow(address(), 'checks', { at: workspace.world.today, by: workspace.me().id })
    if (!added.ok) props.refuse('contracts', added.refusal)
    else props.focusField(`checks/${added.value}/note`)
  }
  const askFor = (kind: 'change' | 'termination') => {
    const title = kind === 'change' ? contractWords.changeTitle : contractWords.terminationTitle
    const made = workspace.commands.create('contractChanges', changeOf(props.page, kind, say(title, { contract: props.title('contracts', props.page) })))
    if (made.ok) props.open('contractChanges', made.value.id)
    else props.refuse('contractChanges', made.refusal)
  }
  return (
    <section class={desk.part}>
      <header>
        <h2 ref={heading} tabindex="-1">{say(contractWords.performance)} <Show when={course().all > 0}><small>{say(ledgerWords.milestonesLine, { ...course() })}</small></Show></h2>
        <small>{!isRunning(props.page) && lastCheck() === undefined ? '' : lastCheck() === undefined ? say(contractWords.neverChecked) : say(contractWords.checkedOn, { day: format().date(lastCheck()!) })}</small>
        <span class={styles.beside}>
          <Show when={mayNote() && isRunning(props.page)}><Button size="small" onClick={check}>{say(contractWords.checkToday)}</Button></Show>
          <Show when={mayChange()}><Menu label={say(contractWords.askChange)} size="small" items={(['change', 'termination'] as const).map((kind) => ({ label: say(contractChanges.fields.kind.options[kind]!), onSelect: () => askFor(kind) }))} /></Show>
        </span>
      </header>
      <Show when={rows().length > 0} fallback={<p class={desk.none}>{say(contractWords.noMilestones)}</p>}>
        <ol class={styles.milestones}>
          <For each={ids()}>
            {(id) => {
              const row = createMemo<Row>((before) => rows().find((each) => each.id === id) ?? before!)
              const doneAt = () => stringIn(row().cells['doneAt'])
              const tone = () => (row().cells['quality'] === 'defect' || (daysLate(row()) > 0 && doneAt() === undefined) ? 'bad' : doneAt() === undefined ? 'open' : 'done')
              return (
                <li data-tone={tone()}>
                  <b>{stringIn(row().cells['what'])}</b>
                  <small>
                    {doneAt() === undefined ? say(contractWords.dueOn, { day: format().date(stringIn(row().cells['dueAt']) ?? '') }) : say(contractWords.doneOn, { day: format().date(doneAt()!) })}
                    <Show when={doneAt() === undefined && props.page.state === 'terminated'}> · {say(contractWords.notPerformed)}</Show>
                    <Show when={daysLate(row()) > 0}> · {say(doneAt() === undefined ? contractWords.late : contractWords.doneLate, { n: daysLate(row()) })}</Show>
                    <Show when={row().cells['quality'] === 'defect'}> · {say(contractWords.defect)}</Show>
                  </small>
                  <Show when={doneAt() === undefined && mayNote() && isRunning(props.page)}><Button size="small" onClick={(event) => finish(row(), event.currentTarget)}>{say(contractWords.milestoneDone)}</Button></Show>
                </li>
              )
            }}
          </For>
        </ol>
      </Show>
    </section>
  )
}
