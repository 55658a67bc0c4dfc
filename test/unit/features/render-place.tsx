import { createWords, WordsProvider } from '@hebu/web/words/language.tsx'
import type { Words } from '@hebu/web/words/language.tsx'
import { WorkspaceProvider } from '@hebu/web/workspace/context.tsx'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import type { Component } from 'solid-js'
import { afterEach } from 'vitest'

import { eventually } from '../../kit/eventually.ts'
import { standStill } from '../../kit/still.ts'
import { createMemoryHistory, MemoryRouter, Route } from '../../../web/node_modules/@solidjs/router/dist/index.jsx'

afterEach(cleanup)

// What happy-dom lacks: the top layer, and the viewport in which the editor keeps its toolbar.
standStill()
HTMLElement.prototype.showPopover ??= () => {}
HTMLElement.prototype.hidePopover ??= () => {}
Object.defineProperty(globalThis, 'visualViewport', { value: Object.assign(new EventTarget(), { width: 1440, height: 900, offsetTop: 0, offsetLeft: 0, scale: 1 }), configurable: true })

export const englishWords = (): Words => createWords({ language: 'en', timeZone: 'Asia/Shanghai', now: () => Date.parse('2026-11-23T01:00:00Z') })

/** Chooses from a menu, whose part has been fetched before. */
export function choose(place: HTMLElement, name: string, item: string): void {
  fireEvent.click(within(place).getByRole('button', { name }))
  fireEvent.click(within(screen.getByRole('menu', { name, hidden: true })).getByRole('menuitem', { name: item, hidden: true }))
}

/** Once the open page is drawn whole, and not only what is seen first of it. */
export const drawnWhole = (): Promise<void> =>
  eventually(() => {
    if (document.querySelectorAll('article [data-field]').length <= 6) throw new Error('the page is not drawn whole')
  })

/** Draws a place of a workspace at an address, in English. */
export function renderPlace(workspace: Workspace, address: string, routes: readonly { readonly path: string | string[]; readonly component: Component }[]): ReturnType<typeof render> & { address(): string } {
  const history = createMemoryHistory()
  history.set({ value: address })
  const view = render(() => (
    <WordsProvider words={englishWords()}>
      <WorkspaceProvider workspace={workspace}>
        <MemoryRouter history={history}>{routes.map((route) => <Route path={route.path} component={route.component} />)}</MemoryRouter>
      </WorkspaceProvider>
    </WordsProvider>
  ))
  return { ...view, address: () => history.get() }
}
