import type { DecorationAttrs } from 'prosemirror-view'

import type { EditorPerson } from '../rich-text-props.ts'

interface User {
  readonly id: string
  readonly name: string
  readonly color: string
}

export interface CursorLook {
  cursorBuilder(user: User): HTMLElement
  selectionBuilder(user: User): DecorationAttrs
}

/** How others' cursors look. The directory says who somebody is; what they say of themselves counts only where it does not know them ([TXT12]). */
export function createCursorLook(people: () => readonly EditorPerson[]): CursorLook {
  const known = (user: User): { readonly name: string; readonly hue: string } => people().find(({ id }) => id === user.id) ?? { name: user.name, hue: user.color }
  return {
    cursorBuilder(user) {
      const { name, hue } = known(user)
      const cursor = document.createElement('span')
      cursor.dataset['cursor'] = ''
      cursor.setAttribute('aria-hidden', 'true')
      cursor.style.setProperty('--person', hue)
      const label = document.createElement('span')
      label.textContent = name
      // The word joiners keep the caret's line as high as the text and let nothing break beside it.
      cursor.append('\u2060', label, '\u2060')
      return cursor
    },
    selectionBuilder(user) {
      return { 'data-selected-by': user.id, style: `--person: ${known(user).hue}` }
    },
  }
}
