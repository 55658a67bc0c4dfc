/** Whether something lies over the place and has the keys to itself. Calendars and mentions are the browser's own popovers. */
export const isLayerOpen = (): boolean => document.querySelector('[data-layer], [popover]:not([role="tooltip"]):popover-open') !== null
