/** Wrong tries in a row after which a user name is locked, and for how long. */
const triesBeforeLock = 5
const lockMinutes = 15

export type Failures = { failures: number; lockedUntil: Date | null }

export function isLocked({ lockedUntil }: Failures, now: Date): boolean {
  return lockedUntil !== null && lockedUntil > now
}

/** What one more wrong try makes of those before. A lock that has passed is forgotten with the tries that led to it. */
export function afterFailure({ failures, lockedUntil }: Failures, now: Date): Failures {
  const count = lockedUntil && lockedUntil <= now ? 1 : failures + 1
  if (count < triesBeforeLock) return { failures: count, lockedUntil: null }
  return { failures: count, lockedUntil: new Date(now.getTime() + lockMinutes * 60_000) }
}

/** Words that stand at the head of every list of stolen passwords, in China and elsewhere. */
const common = new Set(
  [
    'password passwort passw pass passwd admin administrator root system server user guest login welcome hello test',
    'testing demo default changeme secret master manager letmein access abc abcd abcdef abcdefg abcdefgh abcdefghij',
    'qwe qwer qwert qwerty qwertyu qwertyui qwertyuiop asd asdf asdfg asdfgh asdfghjkl zxc zxcv zxcvb zxcvbn zxcvbnm',
    'qaz qazwsx qazwsxedc wsx wsxedc edc qweasd qweasdzxc asdzxc asdqwe poiuyt lkjhgf mnbvcxz aaaa aaaaa aaaaaa',
    'iloveyou iloveu loveyou lovely love forever princess prince sunshine football baseball basketball monkey dragon',
    'superman batman shadow michael jordan jessica ashley charlie freedom whatever trustno trust starwars computer',
    'internet google apple samsung huawei xiaomi tencent alibaba baidu taobao weixin wechat weibo',
    'woaini woaiwojia woaizhongguo woaibaba woaimama woaiqian woaiwo wobuaini wozhiaini nihao zhongguo beijing',
    'shanghai wuhan hubei guangzhou shenzhen wangwei zhangwei liwei wangfang lijing zhangsan lisi wangwu mima',
    'ceshi guanliyuan yonghu dangqun dangjian dangyuan zhibu shequ yuanqu hongchao hongse fengchao hongsefengchao'
  ].flatMap((line) => line.split(' '))
)

export type Weakness = 'username' | 'letters' | 'common'

/**
 * Why a password is refused, although long enough: it contains the user name, has hardly any letters or different
 * signs, or is a common word with figures around it (`woaini1314520`, `1qaz2wsx3edc`).
 */
export function weaknessOf(password: string, username: string): Weakness | undefined {
  const folded = password.toLowerCase()
  if (folded.includes(username.toLowerCase())) return 'username'
  if (new Set(folded).size < 5) return 'letters'
  const letters = folded.replaceAll(/[^\p{L}]/gu, '')
  if (letters.length < 4) return 'letters'
  return common.has(letters) || common.has(leetless(folded)) ? 'common' : undefined
}

/** The word behind `P@ssw0rd`. */
function leetless(text: string): string {
  const meant: Record<string, string> = { '@': 'a', '0': 'o', '1': 'l', '3': 'e', $: 's', '5': 's', '7': 't' }
  const start = text.search(/[a-z@$]/)
  const plain = text.slice(Math.max(0, start)).replaceAll(/[^a-z]+$/g, '')
  return plain.replaceAll(/[@0137$5]/g, (sign) => meant[sign]!).replaceAll(/[^a-z]/g, '')
}

/** Without letters that are taken for one another, on paper and on the telephone. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be read out once, such as `k7mp-x2hd-9rqa`, from 12 random bytes: 59 bits. */
export function readablePassword(random: Uint8Array): string {
  const signs = [...random].map((byte) => readable[byte % readable.length])
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8, 12)].map((part) => part.join('')).join('-')
}

const browsers: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser/, 'Xiaomi'],
  [/QQBrowser/, 'QQ'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari']
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux']
]

/** What a browser says of itself, as people call it: `Chrome · Windows`. */
export function deviceOf(userAgent: string): string {
  const nameIn = (names: [RegExp, string][]): string | undefined => names.find(([sign]) => sign.test(userAgent))?.[1]
  const named = [nameIn(browsers), nameIn(systems)].filter((name) => name !== undefined)
  return named.length > 0 ? named.join(' · ') : (/^[\w.-]+/.exec(userAgent)?.[0] ?? '')
}

/** A connection from the machine itself. What a proxy passes on is somebody else's, whoever the proxy is. */
export function isFromHere(ip: string, forwarded: readonly (string | string[] | undefined)[]): boolean {
  const addresses = forwarded.flatMap((value) => value ?? []).flatMap((value) => value.split(','))
  return [ip, ...addresses.map((address) => address.trim())].every(isLoopback)
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === '::1'
}

/** The day `days` after another, both as `2026-03-02`. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
