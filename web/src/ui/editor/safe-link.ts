const safeSchemes = new Set(['http:', 'https:', 'mailto:'])

/** The address as it may be stored and opened, or `undefined` for anything but http, https and mailto ([TXT14]). */
export function safeLink(typed: string): string | undefined {
  const trimmed = typed.trim()
  if (trimmed === '' || trimmed.length > 2048) return undefined
  const address = completed(trimmed)
  if (!URL.canParse(address)) return undefined
  const { protocol } = new URL(address)
  return safeSchemes.has(protocol) ? address : undefined
}

/** `example.com/a` and `name@example.com` get the scheme that people leave out. */
function completed(typed: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^:/?#]+:\d+([/?#]|$)/.test(typed)) return typed
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`
  return /^[^\s/?#]+\.[^\s/?#.]+/.test(typed) ? `https://${typed}` : typed
}
