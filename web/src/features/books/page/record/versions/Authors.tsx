import type { JSX } from 'solid-js'
import { createMemo, createSignal } from 'solid-js'

import { Dialog } from '../../../../../ui/Dialog.tsx'
import { Select } from '../../../../../ui/Select.tsx'
import { useWords } from '../../../../../words/language.tsx'
import { authorWords, pageVersionWords } from '../../../../../words/versions.ts'
import type { PageVersions } from '../../../../../workspace/versions/page-versions.ts'
import { now } from '../../../../../workspace/versions/page-versions.ts'
import { AuthoredTexts } from './AuthoredTexts.tsx'
import { useVersionNames } from './version-names.ts'
import styles from './versions.module.css'

/** Who wrote what the page says now, or what a chosen version said ([VER8], [VER10]). */
export function Authors(props: { readonly versions: PageVersions; readonly onClose: () => void }): JSX.Element {
  const words = useWords()
  const titles = useVersionNames()
  const [version, setVersion] = createSignal<string>(now)
  const options = createMemo(() => titles.options(props.versions.all()))
  return (
    <Dialog open onClose={() => props.onClose()} title={words.say(pageVersionWords.authors)} width="wide">
      <div class={styles.ofVersion}><Select label={words.say(authorWords.version)} options={options()} value={version()} onChange={(value) => setVersion(value ?? now)} /></div>
      <AuthoredTexts versions={props.versions} version={version()} />
    </Dialog>
  )
}
