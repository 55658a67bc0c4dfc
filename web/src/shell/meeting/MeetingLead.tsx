import type { Page } from '@hebu/shared/codec/page.ts'
import { useSearchParams } from '@solidjs/router'
import type { JSX } from 'solid-js'

import { refusalText } from '../../features/books/page/refusal-text.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import { MeetingDesk } from '../../features/meeting/MeetingDesk.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Done } from '../../workspace/workspace.ts'

/** No item of an agenda: then the first is shown. */
const firstPart = '-'

/** What stands over the fields of a meeting. */
export function MeetingLead(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const tell = (done: Done<unknown>): void => {
    if (!done.ok) showToast(refusalText(workspace.bookById('meetings')!, done.refusal, words), { tone: 'problem' })
  }
  const [search, setSearch] = useSearchParams<{ present?: string; follow?: string }>()
  const present = (part: string | undefined): void => {
    // Leaving leads back to the page as it was; from part to part nothing piles up.
    setSearch({ present: part === undefined ? null : part === '' ? firstPart : part }, { replace: search.present !== undefined, scroll: false })
  }
  return <MeetingDesk page={props.page} naming={names.naming} tell={tell} presented={search.present} onPresent={present} wantsToFollow={search.follow !== undefined} onFollowed={() => setSearch({ follow: null }, { replace: true, scroll: false })} />
}
