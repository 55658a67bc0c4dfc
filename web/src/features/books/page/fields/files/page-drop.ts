import { onCleanup } from 'solid-js'

export interface PageDropInput {
  /** Whether files over the page are to go into this field. */
  readonly takes: () => boolean
  readonly onOver: (over: boolean) => void
  readonly onFiles: (files: readonly File[]) => void
}

const holdsFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') === true

/** Where something else on the page takes files or text itself. */
const ownPlaces = '[contenteditable="true"], input, textarea, [data-files]'

/** Files that are dropped on or pasted into a page anywhere, for its only field of files. */
export function listenToPage(page: HTMLElement, { takes, onOver, onFiles }: PageDropInput): void {
  const isOwn = (event: Event): boolean => event.target instanceof Element && event.target.closest(ownPlaces) !== null
  const onDrag = (event: DragEvent): void => {
    if (event.defaultPrevented || !holdsFiles(event.dataTransfer) || !takes() || isOwn(event)) return
    event.preventDefault()
    onOver(true)
  }
  const onLeave = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node) || !page.contains(event.relatedTarget)) onOver(false)
  }
  const onDrop = (event: DragEvent): void => {
    onOver(false)
    if (event.defaultPrevented || !takes() || isOwn(event) || !event.dataTransfer?.files.length) return
    event.preventDefault()
    onFiles([...event.dataTransfer.files])
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || !takes() || isOwn(event) || !event.clipboardData?.files.length) return
    event.preventDefault()
    onFiles([...event.clipboardData.files])
  }
  const ending = new AbortController()
  const { signal } = ending
  page.addEventListener('dragenter', onDrag, { signal })
  page.addEventListener('dragover', onDrag, { signal })
  page.addEventListener('dragleave', onLeave, { signal })
  page.addEventListener('drop', onDrop, { signal })
  // The keyboard may be nowhere in particular.
  page.ownerDocument.addEventListener('paste', onPaste, { signal })
  onCleanup(() => ending.abort())
}
