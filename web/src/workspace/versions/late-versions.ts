import type { PageAddress } from '../workspace.ts'
import type { VersionsInput } from './open-versions.ts'
import type { PageVersions, Versions } from './page-versions.ts'

/** Versions of pages, fetched once a page is open: nothing at the start waits for them. */
export interface LateVersions {
  of(page: PageAddress): Promise<PageVersions>
  /** The page that is open, or none. */
  opened(page: PageAddress | undefined): void
  close(): void
}

/** What is looked at first comes first. */
const afterMs = 300

export function createLateVersions(input: VersionsInput): LateVersions {
  let loading: Promise<Versions> | undefined
  let here: Versions | undefined
  let open: PageAddress | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  const load = async (): Promise<Versions> => {
    loading ??= import('./open-versions.ts').then(({ openVersions }) => openVersions(input))
    try {
      return (here = await loading)
    } catch (problem) {
      loading = undefined
      throw problem
    }
  }
  return {
    of: async (page) => (await load()).of(page),
    opened(page) {
      open = page
      clearTimeout(waiting)
      if (here !== undefined) here.open(open)
      // Where it cannot be fetched the next page tries again; nothing else hangs on it.
      else if (page !== undefined) waiting = setTimeout(() => void load().then((versions) => versions.open(open), () => undefined), afterMs)
    },
    close() {
      clearTimeout(waiting)
      open = undefined
      here?.close()
    },
  }
}
