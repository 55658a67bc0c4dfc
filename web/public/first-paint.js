// Before anything is painted: the chosen theme and language. Keys as in src/shell/preferences.ts.
try {
  const theme = localStorage.getItem('hebu.theme')
  const language = localStorage.getItem('hebu.language')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (language) document.documentElement.lang = language
} catch {
  // A browser that stores nothing follows the system.
}
