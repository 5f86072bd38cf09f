import type { ReactNode } from 'react'

/** Line icons of one weight; always beside a word, so hidden from screen readers. */
function Icon({ children, filled = false }: { children: ReactNode; filled?: boolean }): ReactNode {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="1.2em"
      height="1.2em"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

export const icons = {
  back: (
    <Icon>
      <path d="M15 5l-7 7 7 7" />
    </Icon>
  ),
  close: (
    <Icon>
      <path d="M6 6l12 12M18 6L6 18" />
    </Icon>
  ),
  forward: (
    <Icon>
      <path d="M9 5l7 7-7 7" />
    </Icon>
  ),
  home: (
    <Icon>
      <path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z" />
    </Icon>
  ),
  needs: (
    <Icon>
      <path d="M5 4h14v16l-3-2-4 2-4-2-3 2zM8.5 9h7M8.5 13h5" />
    </Icon>
  ),
  inbox: (
    <Icon>
      <path d="M6 10a6 6 0 0 1 12 0v4l2 3H4l2-3zM10 20h4" />
    </Icon>
  ),
  person: (
    <Icon>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6" />
    </Icon>
  ),
  pen: (
    <Icon>
      <path d="M4 20l1-4L16 5l3 3L8 19z" />
    </Icon>
  ),
  search: (
    <Icon>
      <circle cx="11" cy="11" r="6" />
      <path d="M16 16l4 4" />
    </Icon>
  ),
  camera: (
    <Icon>
      <path d="M4 8h4l2-3h4l2 3h4v11H4z" />
      <circle cx="12" cy="13" r="3.5" />
    </Icon>
  ),
  phone: (
    <Icon>
      <path d="M6 4h4l1.5 4-2 2c1 2 2.5 3.5 4.5 4.5l2-2 4 1.5v4c0 1-1 2-2 2C10.5 19.5 4.5 13.5 4 6c0-1 1-2 2-2z" />
    </Icon>
  ),
  copy: (
    <Icon>
      <path d="M9 9h11v11H9zM5 15H4V4h11v1" />
    </Icon>
  ),
  shield: (
    <Icon>
      <path d="M12 3l8 3v6c0 4.5-3.5 7.5-8 9-4.5-1.5-8-4.5-8-9V6z" />
    </Icon>
  ),
  inTime: (
    <Icon>
      <circle cx="12" cy="12" r="8" />
    </Icon>
  ),
  dueSoon: (
    <Icon>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 7.5V12l3 2" />
    </Icon>
  ),
  overdue: (
    <Icon filled>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2" stroke="#fff" fill="none" />
    </Icon>
  ),
  paused: (
    <Icon>
      <circle cx="12" cy="12" r="8" />
      <path d="M10 9v6M14 9v6" />
    </Icon>
  ),
  met: (
    <Icon>
      <path d="M5 13l4.5 4.5L19 7" />
    </Icon>
  ),
  missed: (
    <Icon>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 8v5M12 16v.01" />
    </Icon>
  )
}
