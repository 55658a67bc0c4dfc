/** Tells what asks that nothing is animated: happy-dom answers with an empty name, which reads as an animation under way. */
export function standStill(): void {
  Object.defineProperty(CSSStyleDeclaration.prototype, 'animationName', { get: () => 'none', configurable: true })
}
