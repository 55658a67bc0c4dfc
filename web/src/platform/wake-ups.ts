/** Moments at which a connection that was given up is worth an attempt at once, and one that stands is asked whether it does. Answers how to stop listening. */
export type WakeUps = (onWake: () => void) => () => void

/** The network came back or went, or the person looks at the tab again ([SYN5]). */
export const browserWakeUps: WakeUps = (onWake) => {
  const onVisible = () => {
    if (document.visibilityState === 'visible') onWake()
  }
  window.addEventListener('online', onWake)
  window.addEventListener('offline', onWake)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    window.removeEventListener('online', onWake)
    window.removeEventListener('offline', onWake)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
