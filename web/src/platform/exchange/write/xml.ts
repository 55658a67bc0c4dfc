/** Letters that no document may hold. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in a document or an attribute. */
export const escapeXml = (text: string): string => text.replace(unwritable, '').replace(/[&<>"]/g, (sign) => escapes[sign]!)

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
