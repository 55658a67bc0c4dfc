/* A system notification leads into the window that is open, without loading it anew, or into a new one ([NOTE5]). */
const answerMs = 1500

/** The place that a notification names, within this origin: whatever else it may say leads to Today. */
function placeOf(notification) {
  const { href } = notification.data ?? {}
  return typeof href === 'string' && /^\/(?![/\\])/.test(href) ? href : '/today'
}

/** Whether the window says that it goes there by itself; one of an earlier version, or one that is asleep, says nothing. */
const goesThere = (window, href) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const late = setTimeout(() => resolve(false), answerMs)
    port1.onmessage = () => {
      clearTimeout(late)
      port1.close()
      resolve(true)
    }
    window.postMessage({ type: 'HEBU_GO', href }, [port2])
  })

/** Raising a window may be refused, by a throw or later; the place is right all the same once somebody looks. */
async function raise(window) {
  try {
    return await window.focus()
  } catch {
    return window
  }
}

async function lead(href) {
  // The one that was looked at last comes first.
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open === undefined) return self.clients.openWindow(href)
  const raised = await raise(open)
  if (await goesThere(raised, href)) return raised
  return open.navigate(href).catch(() => self.clients.openWindow(href))
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(lead(placeOf(event.notification)))
})
