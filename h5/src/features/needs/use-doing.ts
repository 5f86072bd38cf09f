import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'

/** The action whose sheet is open stands in the address, so that the phone's own back closes the sheet. */
export function useDoing(): [doing: string | undefined, open: (action: string | undefined) => void] {
  const { do: doing } = useSearch({ strict: false })
  const navigate = useNavigate()
  const { history } = useRouter()
  const opened = useRef(false)

  const open = (action: string | undefined): void => {
    if (action === undefined && opened.current) history.back()
    else
      void navigate({ to: '.', search: (old) => ({ ...old, do: action }), hash: true, replace: action === undefined })
    opened.current = action !== undefined
  }
  return [doing, open]
}
