/** Hands a file to the person, to be saved under this name; its content is never opened as what its name says. */
export function saveFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of it by the next task; some only later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
