import { QRCode } from 'antd'
import type { JSX } from 'react'

/** A QR code for paper: black, without a border, its purpose told to those who cannot see it. */
export function Qr({ value, size, label }: { value: string; size: number; label: string }): JSX.Element {
  return (
    <div role="img" aria-label={label}>
      <div aria-hidden="true">
        <QRCode type="svg" bordered={false} size={size} color="#000" value={value} />
      </div>
    </div>
  )
}
