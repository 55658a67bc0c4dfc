import { createAdapterFactory } from 'better-auth/adapters'
import type { AccountsDatabase, SqlValue } from './accounts-database.ts'

interface Condition {
  readonly field: string
  readonly value: unknown
  readonly operator: string
  readonly connector: string
}

const comparisons: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The SQL of better-auth's conditions and the values in it. */
function whereOf(conditions: readonly Condition[] | undefined): { readonly sql: string; readonly values: SqlValue[] } {
  const values: SqlValue[] = []
  const terms = (conditions ?? []).map(({ field, value, operator, connector }, index) => {
    const joint = index === 0 ? '' : connector === 'OR' ? ' OR ' : ' AND '
    return `${joint}${termOf(quoted(field), operator, value, values)}`
  })
  return { sql: terms.length === 0 ? '' : ` WHERE ${terms.join('')}`, values }
}

function termOf(column: string, operator: string, value: unknown, values: SqlValue[]): string {
  if (value === null && (operator === 'eq' || operator === 'ne')) return `${column} IS ${operator === 'ne' ? 'NOT ' : ''}NULL`
  if (operator === 'in' || operator === 'not_in') {
    const options = value as SqlValue[]
    values.push(...options)
    return `${column} ${operator === 'in' ? 'IN' : 'NOT IN'} (${options.map(() => '?').join(', ')})`
  }
  const comparison = comparisons[operator]
  if (comparison === undefined) throw new Error(`better-auth asked for the operator ${operator}, which this store does not know.`)
  values.push(value as SqlValue)
  return `${column} ${comparison} ?`
}

/**
 * better-auth's storage on our own connection. Its stock adapter for `node:sqlite` holds a transaction open
 * across password hashing, in which our transactions would then take part; here each call is one statement.
 * `onDelete` is told with every deletion, in the same turn.
 */
export const sqliteAuthAdapter = (database: AccountsDatabase, onDelete: () => void) =>
  createAdapterFactory({
    config: { adapterId: 'hebu-sqlite', supportsDates: false, supportsBooleans: false, supportsJSON: false, transaction: false },
    adapter: () => {
      const all = <T>(sql: string, values: SqlValue[]): T[] => database.prepare(sql).all(...values) as T[]
      const one = <T>(sql: string, values: SqlValue[]): T | null => all<T>(sql, values)[0] ?? null
      const change = (sql: string, values: SqlValue[]): number => Number(database.prepare(sql).run(...values).changes)
      const assignments = (update: object): string => Object.keys(update).map((name) => `${quoted(name)} = ?`).join(', ')

      return {
        create: async ({ model, data }) => {
          const names = Object.keys(data)
          const sql = `INSERT INTO ${quoted(model)}(${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')}) RETURNING *`
          return one<typeof data>(sql, Object.values(data) as SqlValue[]) ?? data
        },
        findOne: async ({ model, where }) => {
          const { sql, values } = whereOf(where)
          return one(`SELECT * FROM ${quoted(model)}${sql} LIMIT 1`, values)
        },
        findMany: async ({ model, where, limit, offset, sortBy }) => {
          const { sql, values } = whereOf(where)
          const order = sortBy === undefined ? '' : ` ORDER BY ${quoted(sortBy.field)} ${sortBy.direction === 'desc' ? 'DESC' : 'ASC'}`
          return all(`SELECT * FROM ${quoted(model)}${sql}${order} LIMIT ? OFFSET ?`, [...values, limit ?? Number.MAX_SAFE_INTEGER, offset ?? 0])
        },
        count: async ({ model, where }) => {
          const { sql, values } = whereOf(where)
          return one<{ n: number }>(`SELECT count(*) AS n FROM ${quoted(model)}${sql}`, values)?.n ?? 0
        },
        update: async ({ model, where, update }) => {
          const { sql, values } = whereOf(where)
          const set = Object.values(update as object) as SqlValue[]
          return one(`UPDATE ${quoted(model)} SET ${assignments(update as object)}${sql} RETURNING *`, [...set, ...values])
        },
        updateMany: async ({ model, where, update }) => {
          const { sql, values } = whereOf(where)
          return change(`UPDATE ${quoted(model)} SET ${assignments(update)}${sql}`, [...(Object.values(update) as SqlValue[]), ...values])
        },
        delete: async ({ model, where }) => {
          const { sql, values } = whereOf(where)
          change(`DELETE FROM ${quoted(model)}${sql}`, values)
          onDelete()
        },
        deleteMany: async ({ model, where }) => {
          const { sql, values } = whereOf(where)
          const deleted = change(`DELETE FROM ${quoted(model)}${sql}`, values)
          onDelete()
          return deleted
        },
      }
    },
  })
