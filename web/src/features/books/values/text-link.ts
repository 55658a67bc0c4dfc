import type { Field } from '@hebu/shared/books/field-kinds.ts'

/** Where a text leads, by the format that its field declares; absent for what is no number, address or safe link. */
export function textLink(field: Field, value: unknown): string | undefined {
  if (field.kind !== 'text' || field.format === undefined || typeof value !== 'string') return undefined
  const text = value.normalize('NFKC').trim()
  switch (field.format) {
    case 'phone': {
      const number = text.replace(/[\s()./-]/g, '').replace(/(转|轉|ext).*$/i, '')
      return /^\+?\d{3,20}$/.test(number) ? `tel:${number}` : undefined
    }
    case 'email':
      return /^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+$/.test(text) ? `mailto:${text}` : undefined
    case 'url': {
      const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
      return URL.canParse(address) && /^[^\s/]+\.[^\s/]+/.test(address.replace(/^https?:\/\//i, '')) ? address : undefined
    }
  }
}
