import type { ImportField, ImportReason } from '@hongchao/contract'

/** What a column of a file can be; `name` is a requester's or an organisation's. */
export const importFieldTexts: Record<ImportField, string> = {
  number: '编号',
  title: '标题',
  text: '内容',
  raisedAt: '提出时间',
  name: '姓名（名称）',
  phone: '电话',
  location: '地点',
  category: '类别',
  answer: '答复内容',
  answeredAt: '答复时间',
  answeredBy: '答复单位',
  shortName: '简称',
  industry: '行业',
  standing: '经营状态'
}

/** Why a row was not imported, and what to do about it. `{field}` stands for the column. */
export const importReasonTexts: Record<ImportReason, string> = {
  alreadyImported: '以前已导入',
  importedOtherwise: '编号以前导入过，内容与那时不同，没有再导入',
  twiceInFile: '与本文件前面的一行完全相同',
  headerAgain: '重复的表头',
  existsAlready: '系统里已有同名组织',
  missing: '没有填“{field}”：请补上',
  tooShort: '“{field}”太短：至少两个字',
  tooLong: '“{field}”太长：请缩短',
  unreadable: '“{field}”看不懂：时间请写成 2026-03-02 09:30，电话只写数字',
  inFuture: '“{field}”晚于现在：请核对',
  beforeRaised: '“{field}”早于提出时间：请核对',
  formulaWithoutValue: '有公式没有算出结果：请用 Excel 打开并保存一次，或粘贴为数值',
  errorValue: '有出错的单元格（如 #N/A）：请改正'
}

/** Headings of the two columns that the file of failed rows has before those of the original. */
export const failedFileTexts = {
  name: '{name} 未导入的行',
  reason: '未导入原因',
  row: '原表行号'
}
