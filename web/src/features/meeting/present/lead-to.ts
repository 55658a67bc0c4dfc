const headings = 'h1, h2, h3'
const bare = (words: string): string => words.replaceAll(/[\s\p{P}]/gu, '').toLowerCase()

/** Shows the section of a text that speaks of an item of the agenda, where it has a heading of its own; once, as it comes into sight ([MEET12]). Answers how to stop waiting for it. */
export function leadTo(place: HTMLElement, topic: string): () => void {
  const wanted = bare(topic)
  const lead = (): boolean => {
    const all = [...place.querySelectorAll<HTMLElement>(headings)]
    if (all.length === 0) return false
    const found = all.find((heading) => bare(heading.textContent) === wanted) ?? all.find((heading) => wanted !== '' && bare(heading.textContent).includes(wanted))
    if (found !== undefined && found !== all[0]) found.scrollIntoView({ block: 'start' })
    return true
  }
  if (lead()) return () => {}
  // The schema that a text is drawn with may still be on its way.
  const observer = new MutationObserver(() => { if (lead()) observer.disconnect() })
  observer.observe(place, { childList: true, subtree: true })
  return () => observer.disconnect()
}
