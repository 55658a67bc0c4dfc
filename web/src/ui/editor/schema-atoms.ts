import { isPlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { Attrs, NodeSpec } from 'prosemirror-model'

const check = (passes: (value: unknown) => boolean, what: string) => (value: unknown) => {
  if (!passes(value)) throw new RangeError(`not ${what}`)
}
const wholeNumber = check((value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1e10, 'a whole number')
const shortText = check((value) => typeof value === 'string' && value.length <= 2_000, 'a short text')

/** How wide a picture stands in its text. */
export const imageSizes = ['small', 'normal', 'full'] as const
export type ImageSize = (typeof imageSizes)[number]

const isDigest = (value: unknown): boolean => typeof value === 'string' && (value === '' || /^[0-9a-f]{64}$/.test(value))
const numberFrom = (element: HTMLElement, name: string): number => Math.min(Math.max(Math.trunc(Number(element.getAttribute(name))) || 0, 0), 100_000)
const textFrom = (element: HTMLElement, name: string): string => (element.getAttribute(name) ?? '').slice(0, 2_000)

const readImage = (element: HTMLElement): Attrs | false => {
  const sha256 = element.getAttribute('data-image') ?? ''
  const size = imageSizes.find((each) => each === element.getAttribute('data-size'))
  if (!/^[0-9a-f]{64}$/.test(sha256)) return false
  return {
    sha256, name: textFrom(element, 'data-name'), type: textFrom(element, 'data-type'), sizeBytes: Math.trunc(Number(element.getAttribute('data-bytes'))) || 0,
    width: numberFrom(element, 'data-width'), height: numberFrom(element, 'data-height'), alt: textFrom(element, 'data-alt'), size: size ?? 'normal',
  }
}

/**
 * `image`: a picture whose bytes lie outside the text under their SHA-256; nothing of it is ever a `data:` or a remote address.
 * `row`: a row of the page's own table that was taken down in its text; it shows what the row says now, `label` where the row is unknown.
 * `date`: a day, kept as `YYYY-MM-DD` and shown in the reader's language.
 */
export const atomSpecs = {
  image: {
    group: 'flow block',
    atom: true,
    draggable: true,
    attrs: {
      sha256: { default: '', validate: check(isDigest, 'a SHA-256 in hexadecimal') },
      name: { default: '', validate: shortText },
      type: { default: '', validate: shortText },
      sizeBytes: { default: 0, validate: wholeNumber },
      /** Of the picture itself, in pixels; 0 where unknown. */
      width: { default: 0, validate: wholeNumber },
      height: { default: 0, validate: wholeNumber },
      alt: { default: '', validate: shortText },
      size: { default: 'normal', validate: check((value) => imageSizes.includes(value as ImageSize), 'a size') },
    },
    leafText: (node) => String(node.attrs['alt']),
    parseDOM: [{ tag: 'figure[data-image]', getAttrs: readImage }],
    toDOM: ({ attrs }) => [
      'figure',
      {
        'data-image': String(attrs['sha256']), 'data-name': String(attrs['name']), 'data-type': String(attrs['type']), 'data-bytes': String(attrs['sizeBytes']),
        'data-width': String(attrs['width']), 'data-height': String(attrs['height']), 'data-alt': String(attrs['alt']), 'data-size': String(attrs['size']),
      },
      String(attrs['alt'] === '' ? attrs['name'] : attrs['alt']),
    ],
  },
  row: {
    group: 'inline',
    inline: true,
    atom: true,
    draggable: false,
    attrs: {
      /** The rows field. */
      field: { default: '', validate: shortText },
      row: { default: '', validate: shortText },
      label: { default: '', validate: shortText },
    },
    leafText: (node) => String(node.attrs['label']),
    parseDOM: [{ tag: 'span[data-row]', getAttrs: (element) => ({ field: textFrom(element, 'data-field-of'), row: textFrom(element, 'data-row'), label: textFrom(element, 'data-label') }) }],
    toDOM: ({ attrs }) => ['span', { 'data-row': String(attrs['row']), 'data-field-of': String(attrs['field']), 'data-label': String(attrs['label']) }, String(attrs['label'])],
  },
  date: {
    group: 'inline',
    inline: true,
    atom: true,
    draggable: false,
    attrs: { date: { default: '', validate: check((value) => value === '' || isPlainDate(value), 'a day') } },
    leafText: (node) => String(node.attrs['date']),
    parseDOM: [{ tag: 'time[data-date]', getAttrs: (element) => (isPlainDate(element.getAttribute('data-date')) ? { date: element.getAttribute('data-date') } : false) }],
    toDOM: (node) => ['time', { 'data-date': String(node.attrs['date']), datetime: String(node.attrs['date']) }, String(node.attrs['date'])],
  },
} as const satisfies Record<string, NodeSpec>
