import type { ImportKind, ImportStatus, MovedOn } from '@hongchao/contract'

export const importTexts = {
  title: '导入',
  open: '导入',
  help: '把 Excel（.xlsx）或 CSV 里的诉求、组织成批录入。先试导入看结果，确认后再导入；导入后可以整批撤销。',
  what: '导入什么',
  drop: '把文件拖到这里，或点此选择文件',
  dropHelp: '.xlsx 或 .csv，第一张工作表，最多 20 万行、64 MB',
  uploading: '正在上传“{name}”',
  reading: '正在读取“{name}”',
  list: '导入记录',
  empty: '还没有导入过',
  back: '返回导入记录',
  more: '更多',
  columns: { file: '文件', kind: '内容', status: '状态', rows: '行数', result: '结果', by: '导入人', at: '时间' },
  counts: '导入 {imported}，跳过 {skipped}，未导入 {failed}',
  section: { match: '列的对应', options: '统一设置', result: '结果', failed: '未导入的行' },
  matchHelp: '按表头自动对应，可以改。“不导入”的列不读取。',
  column: { header: '表头', samples: '前几个值', field: '对应' },
  unnamed: '第 {index} 列',
  ignore: '不导入',
  fieldOf: '“{header}”对应',
  otherSheets: '文件里还有 {count} 张工作表，只读第一张。',
  organisation: { need: '归到哪个单位或社区', organisation: '放在哪个组织下面' } satisfies Record<ImportKind, string>,
  kind: { need: '诉求人类型', organisation: '组织类型' } satisfies Record<ImportKind, string>,
  channel: '怎么收到的',
  check: '试导入',
  run: '导入',
  runConfirm: '导入“{name}”的 {rows} 行？',
  runConfirmHelp: '有答复的诉求直接办结；没有答复的进入“待受理”，时限从提出时间算起。导入后可以整批撤销。',
  runConfirmUnits: '导入后可以整批撤销。',
  progress: '已处理 {done} / {rows} 行，可以离开本页，不影响导入',
  waiting: '正在排队',
  undoProgress: '已撤销 {done} / {rows} 条，可以离开本页，不影响撤销',
  brokenOff: '上次运行中断，没有导入任何一行，请重新运行',
  undoBrokenOff: '上次撤销中断，没有撤销任何一条，请重新撤销',
  checkedHint: '这是试导入的结果，还没有真正导入。',
  seconds: '用时 {seconds} 秒',
  figures: {
    imported: '导入',
    skipped: '跳过（已有）',
    failed: '未导入',
    answered: '其中已答复办结',
    late: '其中导入时已超时',
    unclassified: '类别未对应'
  },
  differing:
    '有 {count} 行的编号以前导入过、内容却不同，没有再导入。如果编号只是每个文件各自的序号，请把该列改为“不导入”后再导入一次。',
  unknown: '文件里有、本地没有的类别（已按“未分类”导入）：',
  unknownOne: '{value} {count} 行',
  failedHelp: '下载后按原因改好，把改好的文件再导入一次；已经导入的行会自动跳过。',
  download: '下载未导入的行',
  downloaded: '已下载',
  row: '行号',
  reason: '原因',
  done: '已导入',
  checked: '试导入完成',
  undo: '撤销这次导入',
  undoConfirm: '撤销“{name}”的导入？',
  undoConfirmHelp: '这次导入的 {count} 条将全部删除。已经开始办理或被修改的，不能撤销。',
  undone: '已撤销',
  undoneBy: '{by}于{at}撤销',
  movedOn: '有 {count} 条已经变动，不能整批撤销：',
  movedMore: '只列出前 {count} 条'
} as const

export const importKindTexts: Record<ImportKind, string> = { need: '诉求', organisation: '组织' }

export const importStatusTexts: Record<ImportStatus, string> = {
  ready: '待导入',
  checking: '试导入中',
  checked: '已试导入',
  importing: '导入中',
  done: '已导入',
  undoing: '撤销中',
  undone: '已撤销'
}

export const movedOnTexts: Record<MovedOn['reason'], string> = {
  handled: '已开始办理',
  changed: '已被修改',
  inUse: '已被使用'
}
