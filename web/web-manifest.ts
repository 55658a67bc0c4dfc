import type { ManifestOptions } from 'vite-plugin-pwa'

/** How the installed app presents itself. Colours are `--paper` of the light theme. */
export const webManifest: Partial<ManifestOptions> = {
  id: '/',
  name: '合簿 Hebu',
  short_name: '合簿',
  description: '部門的簿冊，在每個人的裝置上 · The books of a department, on every member’s own device',
  lang: 'zh-Hans',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#faf8f3',
  theme_color: '#faf8f3',
  categories: ['business', 'productivity'],
  shortcuts: [
    { name: '客戶 Customers', url: '/customers', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
    { name: '會議 Meetings', url: '/meetings', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
    { name: '任務 Tasks', url: '/tasks', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
  ],
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}
