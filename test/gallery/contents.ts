import type { Missed, Picture } from './take.ts'

/** A page to leaf through the pictures: one place a row, narrowed by language, screen and theme. */
export function contentsPage(pictures: readonly Picture[], missed: readonly Missed[]): string {
  const rows = [...Map.groupBy(pictures, ({ place }) => place)].map(([place, taken]) =>
    `<section id="${place}"><h2>${place}</h2><div>${taken.map(({ file, language, width, theme }) =>
      `<a class="l-${language} w-${width} t-${theme}" href="${file}" title="${language} · ${width} · ${theme}"><img loading="lazy" src="${file}" alt="${place}, ${language}, ${width} px, ${theme}"></a>`).join('')}</div></section>`)
  const choices = ['l-zh-Hans', 'l-zh-Hant', 'l-en', 'w-1440', 'w-390', 't-light', 't-dark']
  const boxes = choices.map((name) => `<label><input type="checkbox" checked data-name="${name}">${name.slice(2)}</label>`)
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title>
<style>
  body { margin: 0; font: 14px system-ui; background: #e8e5de; color: #1c1b19 }
  header { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 12px; padding: 8px 16px; background: #faf8f3; border-bottom: 1px solid #cfc9bb; z-index: 1 }
  section { padding: 8px 16px } h2 { font-size: 14px; margin: 8px 0 }
  section > div { display: flex; flex-wrap: wrap; gap: 12px; align-items: start }
  img { display: block; height: 420px; border: 1px solid #b9b2a2 }
  ${choices.map((name) => `.no-${name} .${name} { display: none }`).join('\n  ')}
</style>
<header>${boxes.join(' ')} <input type="search" placeholder="place"> <span>${pictures.length}</span></header>
${missed.length === 0 ? '' : `<section><h2>Not reached</h2><ul>${missed.map(({ place, language, width, why }) => `<li>${place} · ${language} · ${width}: ${escaped(why)}</li>`).join('')}</ul></section>`}
${rows.join('\n')}
<script>
  for (const box of document.querySelectorAll('[data-name]')) box.onchange = () => document.body.classList.toggle('no-' + box.dataset.name, !box.checked)
  document.querySelector('[type=search]').oninput = (event) => { for (const section of document.querySelectorAll('section[id]')) section.hidden = !section.id.includes(event.target.value) }
</script>`
}

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
