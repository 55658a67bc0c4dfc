import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { For, lazy, Suspense } from 'solid-js'

const FileList = lazy(async () => ({ default: (await import('./files/FileList.tsx')).FileList }))

export interface FilesFieldProps {
  readonly id: string
  readonly label: string
  readonly value: readonly FileRef[] | undefined
  /** Absent: files are only read. */
  readonly onChange?: ((value: readonly FileRef[] | undefined) => void) | undefined
  readonly describedBy?: string | undefined
  readonly onProblem?: ((problem: string | undefined) => void) | undefined
}

/** The files of a field. Their names stand there at once; what one can do with them comes when it has loaded. */
export function FilesField(props: FilesFieldProps): JSX.Element {
  return (
    <Suspense fallback={<ul><For each={props.value}>{({ name }) => <li>{name}</li>}</For></ul>}>
      <FileList {...props} />
    </Suspense>
  )
}
