import type { ThemeConfig } from 'antd'

export const fontFamily =
  "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif"

/** Whoever asked their system for it sees nothing move. */
const still = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches
const motion = still ? { motion: false } : { motionDurationMid: '0.12s', motionDurationSlow: '0.16s' }

/** Red is identity and the primary action; what went wrong is dark orange, so that the two are never confused. */
export const theme: ThemeConfig = {
  cssVar: { key: 'hongchao' },
  hashed: false,
  zeroRuntime: true,
  token: {
    colorPrimary: '#A8201A',
    colorInfo: '#2B5A8C',
    colorLink: '#1F5482',
    colorLinkHover: '#163D61',
    colorLinkActive: '#163D61',
    colorError: '#A8450A',
    colorWarning: '#8A5A00',
    colorSuccess: '#1E7B34',
    colorInfoBg: '#EEF4FA',
    colorInfoBorder: '#B9CDE2',
    colorErrorBg: '#FDF1EA',
    colorErrorBorder: '#E5B497',
    colorWarningBg: '#FDF6E3',
    colorWarningBorder: '#E3CF95',
    colorSuccessBg: '#EEF7F0',
    colorSuccessBorder: '#A9D3B3',
    colorTextSecondary: '#555',
    colorTextTertiary: '#666',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#767676',
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 32,
    controlHeightSM: 26,
    fontFamily,
    ...motion
  },
  components: {
    Table: {
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 8,
      headerBg: '#f6f6f6',
      rowHoverBg: '#f7f5f4',
      rowSelectedBg: '#f6e9e8',
      rowSelectedHoverBg: '#f3e3e1'
    },
    Menu: { itemHeight: 36, itemSelectedBg: '#f6e9e8', itemSelectedColor: '#A8201A' },
    Tabs: { horizontalItemPadding: '8px 0', horizontalItemGutter: 20 },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' }
  }
}
