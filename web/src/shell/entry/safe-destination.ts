/** Where to go after signing in: a path of our own, never another site. */
export function safeDestination(wanted: string | string[] | undefined): string {
  const path = Array.isArray(wanted) ? wanted[0] : wanted
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/'
}
