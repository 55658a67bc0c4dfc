/** What ＋ offers, in this order, where the member may begin one. */
export const begun = ['visits', 'customers', 'tasks', 'reports', 'meetings', 'plans'] as const
