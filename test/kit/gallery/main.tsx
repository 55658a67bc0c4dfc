import '@hebu/web/ui/tokens.css'
import '@hebu/web/ui/base.css'

import type { Book } from '@hebu/shared/books/define-book.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { groupBuying } from '@hebu/shared/charters/group-buying.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import { BinScreen, BookScreen } from '@hebu/web/features/books/index.ts'
import { Toaster } from '@hebu/web/ui/Toaster.tsx'
import { createWords, WordsProvider } from '@hebu/web/words/language.tsx'
import { WorkspaceProvider } from '@hebu/web/workspace/context.tsx'
import { HashRouter, Route } from '../../../web/node_modules/@solidjs/router/dist/index.jsx'
import { render } from 'solid-js/web'

import { aMember } from '../department.ts'
import { aFakeWorkspace } from '../fake-workspace.ts'
import { ledger } from '../fixture-book.ts'
import { fill } from './content.ts'

const query = new URLSearchParams(location.search)
const language = (query.get('lang') ?? 'zh-Hans') as Language
document.documentElement.lang = language
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light'

const charter: Charter = { ...groupBuying, posts: Object.fromEntries(Object.entries(groupBuying.posts).map(([id, post]) => [id, { guest: false, ...post }])) }
const directory: Directory = {
  revision: 1,
  workspace: { id: 'w1', name: '团购部', charter: 'groupBuying', timeZone: 'Asia/Shanghai' },
  members: [
    aMember('wang', { name: '王砚', post: 'manager', group: undefined, administrator: true }),
    aMember('lin', { name: '林晚', post: 'specialist', group: undefined }),
    aMember('zhou', { name: '周启明', post: 'specialist', group: undefined }),
    aMember('he', { name: '何知夏', post: 'service', group: undefined }),
    aMember('shen', { name: '沈书', post: 'specialist', group: undefined }),
  ],
}
const fake = aFakeWorkspace({ books: query.has('empty') ? books : [...books, ledger as Book], member: query.get('me') ?? 'wang', directory, charter, nowMs: Date.now() })
await Promise.resolve()
if (!query.has('empty')) {
  const started = performance.now()
  fill(fake.workspace, Number(query.get('customers') ?? 486))
  console.log(`filled in ${Math.round(performance.now() - started)} ms`)
}
Object.assign(globalThis, { fake })

const words = createWords({ language, timeZone: 'Asia/Shanghai' })
const started = performance.now()
render(
  () => (
    <WordsProvider words={words}>
      <WorkspaceProvider workspace={fake.workspace}>
        <div style={{ display: 'grid', 'grid-template-columns': matchMedia('(width >= 1000px)').matches ? '208px minmax(0, 1fr)' : 'minmax(0, 1fr)', height: '100dvh' }}>
          {matchMedia('(width >= 1000px)').matches ? <div style={{ 'border-right': '1px solid var(--rule)' }} /> : undefined}
          <main style={{ 'min-height': 0, overflow: 'auto' }}>
            <HashRouter>
              <Route path="/:book/bin" component={BinScreen} />
              <Route path={['/:book', '/:book/:page']} component={BookScreen} />
            </HashRouter>
          </main>
        </div>
        <Toaster />
      </WorkspaceProvider>
    </WordsProvider>
  ),
  document.getElementById('app')!,
)
requestAnimationFrame(() => setTimeout(() => console.log(`painted in ${Math.round(performance.now() - started)} ms`)))
