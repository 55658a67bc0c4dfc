/** Text as it is compared when filtering: one width, one case, no spaces. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
