import {
  AlertOutlined as AlertShape,
  ApartmentOutlined as ApartmentShape,
  ApiOutlined as ApiShape,
  AuditOutlined as AuditShape,
  BarChartOutlined as BarChartShape,
  BellOutlined as BellShape,
  CalendarOutlined as CalendarShape,
  CheckCircleOutlined as CheckCircleShape,
  CheckOutlined as CheckShape,
  CheckSquareOutlined as CheckSquareShape,
  ClockCircleFilled as ClockCircleFilledShape,
  ClockCircleOutlined as ClockCircleShape,
  CommentOutlined as CommentShape,
  CloseCircleOutlined as CloseCircleShape,
  CloseOutlined as CloseShape,
  CopyOutlined as CopyShape,
  DownloadOutlined as DownloadShape,
  ExclamationCircleOutlined as ExclamationCircleShape,
  EyeInvisibleOutlined as EyeInvisibleShape,
  EyeOutlined as EyeShape,
  FilePdfOutlined as FilePdfShape,
  FileTextOutlined as FileTextShape,
  FilterOutlined as FilterShape,
  FlagFilled as FlagFilledShape,
  FullscreenExitOutlined as FullscreenExitShape,
  FullscreenOutlined as FullscreenShape,
  GlobalOutlined as GlobalShape,
  IdcardOutlined as IdcardShape,
  InboxOutlined as InboxShape,
  LeftOutlined as LeftShape,
  LockOutlined as LockShape,
  MergeCellsOutlined as MergeCellsShape,
  MessageOutlined as MessageShape,
  MoreOutlined as MoreShape,
  PaperClipOutlined as PaperClipShape,
  PauseCircleOutlined as PauseCircleShape,
  PhoneOutlined as PhoneShape,
  PlusOutlined as PlusShape,
  PrinterOutlined as PrinterShape,
  ProfileOutlined as ProfileShape,
  QrcodeOutlined as QrcodeShape,
  ReconciliationOutlined as ReconciliationShape,
  RightOutlined as RightShape,
  RiseOutlined as RiseShape,
  RollbackOutlined as RollbackShape,
  ScheduleOutlined as ScheduleShape,
  SearchOutlined as SearchShape,
  SendOutlined as SendShape,
  SettingOutlined as SettingShape,
  SolutionOutlined as SolutionShape,
  SoundOutlined as SoundShape,
  SyncOutlined as SyncShape,
  TeamOutlined as TeamShape,
  VerticalAlignTopOutlined as VerticalAlignTopShape,
  UploadOutlined as UploadShape,
  UserOutlined as UserShape
} from '@ant-design/icons'
import { type ComponentProps, type ComponentType, createElement, type FC } from 'react'

type IconProps = ComponentProps<typeof BellShape>

/** Words always stand beside our icons, so that the icons themselves, named in English, stay silent. */
function silent(shape: ComponentType<IconProps>): FC<IconProps> {
  return (props) => createElement(shape, { 'aria-hidden': true, ...props })
}

export const ApiOutlined = silent(ApiShape)
export const AlertOutlined = silent(AlertShape)
export const ApartmentOutlined = silent(ApartmentShape)
export const AuditOutlined = silent(AuditShape)
export const BarChartOutlined = silent(BarChartShape)
export const BellOutlined = silent(BellShape)
export const CalendarOutlined = silent(CalendarShape)
export const CheckCircleOutlined = silent(CheckCircleShape)
export const CheckOutlined = silent(CheckShape)
export const CheckSquareOutlined = silent(CheckSquareShape)
export const ClockCircleFilled = silent(ClockCircleFilledShape)
export const ClockCircleOutlined = silent(ClockCircleShape)
export const CommentOutlined = silent(CommentShape)
export const CloseCircleOutlined = silent(CloseCircleShape)
export const CloseOutlined = silent(CloseShape)
export const CopyOutlined = silent(CopyShape)
export const DownloadOutlined = silent(DownloadShape)
export const ExclamationCircleOutlined = silent(ExclamationCircleShape)
export const EyeInvisibleOutlined = silent(EyeInvisibleShape)
export const EyeOutlined = silent(EyeShape)
export const FilePdfOutlined = silent(FilePdfShape)
export const FileTextOutlined = silent(FileTextShape)
export const FilterOutlined = silent(FilterShape)
export const FlagFilled = silent(FlagFilledShape)
export const FullscreenExitOutlined = silent(FullscreenExitShape)
export const FullscreenOutlined = silent(FullscreenShape)
export const GlobalOutlined = silent(GlobalShape)
export const IdcardOutlined = silent(IdcardShape)
export const InboxOutlined = silent(InboxShape)
export const LeftOutlined = silent(LeftShape)
export const LockOutlined = silent(LockShape)
export const MergeCellsOutlined = silent(MergeCellsShape)
export const MessageOutlined = silent(MessageShape)
export const MoreOutlined = silent(MoreShape)
export const PaperClipOutlined = silent(PaperClipShape)
export const PauseCircleOutlined = silent(PauseCircleShape)
export const PhoneOutlined = silent(PhoneShape)
export const PlusOutlined = silent(PlusShape)
export const PrinterOutlined = silent(PrinterShape)
export const ProfileOutlined = silent(ProfileShape)
export const QrcodeOutlined = silent(QrcodeShape)
export const ReconciliationOutlined = silent(ReconciliationShape)
export const RightOutlined = silent(RightShape)
export const RiseOutlined = silent(RiseShape)
export const RollbackOutlined = silent(RollbackShape)
export const ScheduleOutlined = silent(ScheduleShape)
export const SearchOutlined = silent(SearchShape)
export const SendOutlined = silent(SendShape)
export const SettingOutlined = silent(SettingShape)
export const SolutionOutlined = silent(SolutionShape)
export const SoundOutlined = silent(SoundShape)
export const SyncOutlined = silent(SyncShape)
export const TeamOutlined = silent(TeamShape)
export const VerticalAlignTopOutlined = silent(VerticalAlignTopShape)
export const UploadOutlined = silent(UploadShape)
export const UserOutlined = silent(UserShape)
