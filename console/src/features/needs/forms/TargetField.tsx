import type { DispatchProposal } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Radio, Select } from 'antd'
import type { JSX, ReactNode } from 'react'

import { TeamDot } from '../../../shared/TeamDot.tsx'
import styles from '../needs.module.css'

type TargetFieldProps = { proposal: DispatchProposal; value?: string; onChange?: (value: string) => void }
type Load = { open: number; overdue: number }

/** Teams as buttons with what they have on hand, departments as a list that can be searched. */
export function TargetField({ proposal, value, onChange }: TargetFieldProps): JSX.Element {
  const { proposed, because, teams, departments } = proposal
  const isProposed = (target: string): boolean => target === valueOf(proposed)
  return (
    <div className={styles['targets']}>
      <p>{because ? fill(actTexts.because, { rule: because.note ?? because.rule }) : actTexts.noProposal}</p>
      <Radio.Group
        aria-label={actTexts.target}
        value={value}
        onChange={({ target }) => onChange?.(String(target.value))}
        className={styles['targetList']}
      >
        {teams.map(({ id, name, color, ...load }) => (
          <Radio key={id} value={`team:${id}`}>
            <TeamDot color={color} name={name} />
            <LoadText load={load} />
            {isProposed(`team:${id}`) && <Proposed />}
          </Radio>
        ))}
        {departments
          .filter(({ id }) => isProposed(`department:${id}`) || value === `department:${id}`)
          .map(({ id, name, ...load }) => (
            <Radio key={id} value={`department:${id}`}>
              {name}
              <LoadText load={load} />
              {isProposed(`department:${id}`) && <Proposed />}
            </Radio>
          ))}
      </Radio.Group>
      <Select
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={actTexts.searchDepartment}
        aria-label={actTexts.searchDepartment}
        className={styles['departmentSelect']}
        options={departments.map(({ id, name, beyond, ...load }) => ({
          value: `department:${id}`,
          label: name,
          load,
          ...(beyond && { disabled: true, title: beyond })
        }))}
        optionRender={({ data: { label, load, disabled } }): ReactNode => (
          <>
            {label}
            {disabled ? <span className={styles['load']}>{actTexts.beyond}</span> : <LoadText load={load} />}
          </>
        )}
        onChange={(target: string | null) => target && onChange?.(target)}
      />
    </div>
  )
}

function Proposed(): JSX.Element {
  return <span className={styles['proposed']}>{actTexts.proposal}</span>
}

function LoadText({ load: { open, overdue } }: { load: Load }): JSX.Element {
  return (
    <span className={styles['load']}>
      {fill(actTexts.load, { open })}
      {overdue > 0 && <strong>{fill(actTexts.loadOverdue, { overdue })}</strong>}
    </span>
  )
}

export function valueOf(target: { teamId?: string; departmentId?: string } | undefined): string | undefined {
  if (target?.teamId) return `team:${target.teamId}`
  return target?.departmentId && `department:${target.departmentId}`
}

export function targetOf(value: string): { teamId?: string; departmentId?: string } {
  const [kind, id] = value.split(':')
  return kind === 'team' ? { teamId: id } : { departmentId: id }
}
