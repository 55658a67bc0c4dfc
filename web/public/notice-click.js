/** A system notification leads into the window that is open, or into a new one. */
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const href = event.notification.data?.href ?? '/today'
  event.waitUntil(
    (async () => {
      const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
      if (open === undefined) return self.clients.openWindow(href)
      await open.focus()
      return open.navigate(href)
    })(),
  )
})
