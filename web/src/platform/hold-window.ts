/** Before a window with something unfinished goes, the browser asks whoever closes or reloads it. */
const ask = (event: BeforeUnloadEvent): void => event.preventDefault()

let held = 0

/** Has the browser ask before the window is closed or reloaded until `work` has ended: what it takes over is nowhere else yet ([FIL21]). */
export async function holdWindow<T>(work: Promise<T>): Promise<T> {
  if (held++ === 0) addEventListener('beforeunload', ask)
  try {
    return await work
  } finally {
    if (--held === 0) removeEventListener('beforeunload', ask)
  }
}
