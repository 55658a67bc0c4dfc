// oxlint-disable-next-line no-control-regex -- controls are what must not get into a name
const unfit = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]/g
const longestName = 200

/** A name that a file can be shown and saved by: no path, no control, nothing that turns letters round to hide its ending. */
export function safeFileName(name: string): string {
  const plain = name.toWellFormed().replaceAll(unfit, '_').replace(/^[.\s]+/, '').replace(/[.\s]+$/, '')
  return [...plain].slice(0, longestName).join('')
}
