import fc from 'fast-check'
import { expect, test } from 'vitest'

import { cutMessage, isIdle, joinMessages, type Message, splitMessages } from './split.ts'

const today = '2026-03-06'

const cases: [string, string, Message[]][] = [
  ['nothing', '', []],
  ['only blanks', ' \r\n\n ', []],
  [
    'copied from the desktop',
    '王姐 2026/3/2 10:20:31\n三食堂东门的灯不亮\n\n老周 2026/3/2 10:21:02\n收到',
    [
      { speaker: '王姐', at: '2026-03-02T10:20', text: '三食堂东门的灯不亮' },
      { speaker: '老周', at: '2026-03-02T10:21', text: '收到' }
    ]
  ],
  [
    'a mail of the phone, its day above',
    '—————  2026-03-02  —————\n\n王姐  22:10\n\n路灯坏了\n看不见台阶\n\n—————  2026-03-03  —————\n\n老周  08:01\n\n今天去看',
    [
      { speaker: '王姐', at: '2026-03-02T22:10', text: '路灯坏了\n看不见台阶' },
      { speaker: '老周', at: '2026-03-03T08:01', text: '今天去看' }
    ]
  ],
  [
    'QQ, with numbers',
    '2026-03-02 9:05:00 李工(123456789)\n停车难\n2026-03-02 9:06:00 阿美<amei12345@qq.com>\n我们也是',
    [
      { speaker: '李工', at: '2026-03-02T09:05', text: '停车难' },
      { speaker: '阿美', at: '2026-03-02T09:06', text: '我们也是' }
    ]
  ],
  [
    'time in brackets, words on the same line',
    '[2026/3/2 14:05] 王姐: 电梯停了\n[2026/3/2 14:06] 老周：几号楼？',
    [
      { speaker: '王姐', at: '2026-03-02T14:05', text: '电梯停了' },
      { speaker: '老周', at: '2026-03-02T14:06', text: '几号楼？' }
    ]
  ],
  [
    'days as people say them',
    '王姐 昨天 下午 3:20\n漏水\n老周 3月2日 周一 晚上8:05\n报修了',
    [
      { speaker: '王姐', at: '2026-03-05T15:20', text: '漏水' },
      { speaker: '老周', at: '2026-03-02T20:05', text: '报修了' }
    ]
  ],
  ['a day of last year', '王姐 12月30日 10:20\n停水', [{ speaker: '王姐', at: '2025-12-30T10:20', text: '停水' }]],
  ['a day that does not exist', '王姐 2月30日 10:20\n停水', [{ speaker: '王姐', at: undefined, text: '停水' }]],
  ['a time without a day', '王姐 10:20\n停水', [{ speaker: '王姐', at: undefined, text: '停水' }]],
  [
    'a time in what is said is no head',
    '王姐 2026/3/2 10:20\n通知是明天 10:20\n明天 10:20\n约在上午 9:00',
    [{ speaker: '王姐', at: '2026-03-02T10:20', text: '通知是明天 10:20\n明天 10:20\n约在上午 9:00' }]
  ],
  [
    'a speaker with a room, a blank and digits',
    '7栋 2单元 302 何阿姨 2026/3/2 10:20\n晾衣架',
    [{ speaker: '7栋 2单元 302 何阿姨', at: '2026-03-02T10:20', text: '晾衣架' }]
  ],
  [
    'colons in what is said',
    '王姐 2026/3/2 10:20\n地点：三食堂\nhttps://park.example/a:1\n1：灯\n2：水',
    [{ speaker: '王姐', at: '2026-03-02T10:20', text: '地点：三食堂\nhttps://park.example/a:1\n1：灯\n2：水' }]
  ],
  [
    'no times at all',
    '王姐：灯坏了\n老周: 哪里\n王姐：三食堂\n东门那盏',
    [
      { speaker: '王姐', at: undefined, text: '灯坏了' },
      { speaker: '老周', at: undefined, text: '哪里' },
      { speaker: '王姐', at: undefined, text: '三食堂\n东门那盏' }
    ]
  ],
  [
    'neither speaker nor time: paragraphs',
    '三食堂的灯坏了\n看不清\n\n停车位不够',
    [{ text: '三食堂的灯坏了\n看不清' }, { text: '停车位不够' }]
  ],
  [
    'notices of the chat itself',
    '“王姐”撤回了一条消息\n王姐 2026/3/2 10:20\n灯坏了\n"老周"邀请"小李"加入了群聊',
    [{ speaker: '王姐', at: '2026-03-02T10:20', text: '灯坏了' }]
  ],
  [
    'a quotation stays with the answer',
    '老周 2026/3/2 10:25\n「王姐：灯坏了」\n- - - - - - - -\n今天去修',
    [{ speaker: '老周', at: '2026-03-02T10:25', text: '「王姐：灯坏了」\n- - - - - - - -\n今天去修' }]
  ],
  [
    'signs that nobody sees, and another end of line',
    '\uFEFF王姐\u2005 2026/3/2 10:20\r\n灯\u200B坏了\r\n',
    [{ speaker: '王姐', at: '2026-03-02T10:20', text: '灯 坏了' }]
  ],
  [
    'a head without words',
    '王姐 2026/3/2 10:20\n老周 2026/3/2 10:21\n在',
    [{ speaker: '老周', at: '2026-03-02T10:21', text: '在' }]
  ]
]

test.each(cases)('%s', (_, pasted, messages) => {
  expect(splitMessages(pasted, today)).toEqual(messages)
})

test('whatever is pasted, it neither fails nor invents a word', () => {
  const parts = fc.constantFrom(
    '王姐',
    '：',
    ' ',
    '\n',
    '2026/3/2',
    '10:20',
    '灯坏了',
    '[',
    ']',
    '3月2日',
    '昨天',
    '-',
    '1',
    '\r\n'
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (drawn) => {
      const pasted = drawn.join('')
      for (const { text } of splitMessages(pasted, today)) {
        expect(text.trim()).not.toBe('')
        for (const line of text.split('\n')) expect(pasted).toContain(line)
      }
    })
  )
})

test.each(['收到', '[图片]', '好的 谢谢', '👍👍', '+1', '。。。'])('%s is no need', (text) => {
  expect(isIdle({ text })).toBe(true)
})

test.each(['灯坏了', '收到，但是电梯又停了', '[图片] 电梯'])('%s may be one', (text) => {
  expect(isIdle({ text })).toBe(false)
})

test('two become one and one two, and nothing is lost', () => {
  const first = { speaker: '王姐', at: '2026-03-02T10:20', text: '灯坏了' }
  const joined = joinMessages(first, { speaker: '老周', at: '2026-03-02T10:21', text: '我们楼也是' })

  expect(joined).toEqual({ ...first, text: '灯坏了\n我们楼也是' })
  expect(cutMessage(joined, 4)).toEqual([first, { ...first, text: '我们楼也是' }])
  expect(cutMessage(joined, 0)).toBeUndefined()
})
