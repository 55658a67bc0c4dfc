import { isIPv4, isIPv6 } from 'node:net'
import type { DeviceTrace } from '../store/accounts/accounts.ts'

/** What tells a browser in its `User-Agent`; one inside of another comes first. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/wxwork/i, 'WeCom'],
  [/MicroMessenger/i, 'WeChat'],
  [/DingTalk/i, 'DingTalk'],
  [/Feishu|Lark/i, 'Feishu'],
  [/QQBrowser/i, 'QQ Browser'],
  [/HuaweiBrowser/i, 'Huawei Browser'],
  [/MiuiBrowser/i, 'Mi Browser'],
  [/SamsungBrowser/i, 'Samsung Internet'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

const firstOf = (known: readonly (readonly [RegExp, string])[], text: string): string | undefined => known.find(([sign]) => sign.test(text))?.[1]

/** What people recognise a device by; the rest of what its browser tells is not kept ([DEV1]). */
export const deviceTrace = (userAgent: string, address: string): DeviceTrace => ({
  browser: firstOf(browsers, userAgent),
  system: firstOf(systems, userAgent),
  from: coarse(address),
})

/** An address without its end: enough to notice a strange place, too little to find a person ([DEV1]). */
function coarse(address: string): string | undefined {
  const plain = address.replace(/^::ffff:/i, '')
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.*`
  if (plain === '::1') return '127.0.0.*'
  if (!isIPv6(plain)) return undefined
  const [head = ''] = plain.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  return groups.length < 3 ? undefined : `${groups.slice(0, 3).join(':')}:*`
}
