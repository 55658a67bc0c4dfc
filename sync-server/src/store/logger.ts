/** Where the relay says what it does; `pino` fits. Never given page content or credentials. */
export interface Logger {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export const silentLogger: Logger = { info() {}, warn() {}, error() {} }
