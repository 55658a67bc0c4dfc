/** What a contract must say before it is handed in, as the regulations put it (domain B15). */
const subject = ['lines', 'lines/spec', 'lines/qty', 'lines/price', 'amount'] as const

/** Rights and duties, spec and quantity, price, delivery time and payment (S0-3.1.4b). */
const essentials = ['duties', ...subject, 'deliverBy', 'payment'] as const

/** The same, and what follows from a breach (S1-3.2.1a); the product's default where a regulation lists nothing. */
const withBreach = [...essentials, 'breach'] as const

/** The nine headings: parties, subject, quantity, quality, price, term, place and manner, breach, disputes; each of them checked (S3-2.2.3b, S3-3.2.1). */
const nineHeadings = [...withBreach, 'quality', 'place', 'disputes', 'clauseCheck', 'clauseResult'] as const

const submitting = (clauses: readonly string[]) => ({ 'contracts.submit': clauses })

/** Sets of clauses, each as what a charter's moves want. */
export const clauseSets = { essentials: submitting(essentials), withBreach: submitting(withBreach), nineHeadings: submitting(nineHeadings) } as const
