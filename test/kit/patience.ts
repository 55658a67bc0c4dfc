// Runs before each file of tests. What is looked for in a document may take long where the machine has other work.
if ('document' in globalThis) {
  const { configure } = await import('@solidjs/testing-library')
  configure({ asyncUtilTimeout: 15_000 })
}
export {}
