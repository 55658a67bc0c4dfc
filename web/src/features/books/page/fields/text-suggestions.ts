import { newId } from '@hebu/shared/vocabulary/ids.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import { createSignal } from 'solid-js'

import type { TextSuggestions } from '../../../../ui/editor/suggesting/text-suggestions.ts'
import { personColour } from '../../../../ui/person.ts'
import { showToast } from '../../../../ui/toast.ts'
import { editorWords } from '../../../../words/editor.ts'
import type { Words } from '../../../../words/language.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
import type { Names } from '../../values/use-names.ts'
import type { OpenPage } from '../page-context.ts'

export interface TextSuggestionsInput {
  readonly open: OpenPage
  readonly workspace: Workspace
  readonly names: Names
  readonly words: Words
  readonly field: string
}

/** How one text of the open page is suggested on: by those who edit it and wish to, and by those who may only review it ([SUG5]). */
export function createTextSuggestions({ open, workspace, names, words, field }: TextSuggestionsInput): TextSuggestions | undefined {
  const [chosen, setChosen] = createSignal(false)
  const mayEdit = (): boolean => open.rights().mayEditField(field)
  const person = (id: string) => ({ name: names.member(id), hue: personColour(joiningPlace(workspace.directory(), id)) })
  return {
    on: () => (mayEdit() ? chosen() : open.rights().maySuggest(field)),
    get setOn() {
      return mayEdit() ? setChosen : undefined
    },
    mayDecide: mayEdit,
    isOver: () => open.rights().settled,
    get me() {
      return workspace.me().id
    },
    now: () => new Date().toISOString(),
    newId: () => newId(),
    person,
    titleOf({ by, at }) {
      const time = Date.parse(at)
      return Number.isNaN(time) ? names.member(by) : `${names.member(by)} · ${words.format().date(dateOf(time, workspace.directory().workspace.timeZone))}`
    },
    refused: () => showToast(words.say(editorWords.suggestRefused)),
  }
}
