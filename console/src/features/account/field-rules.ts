import { Password, Username } from '@hongchao/contract'
import { accountTexts } from '@hongchao/web/texts/console/account.ts'
import type { FormRule } from 'antd'

const worded = (schema: typeof Username, message: string): FormRule => ({
  validator: (_, value: unknown) =>
    schema.safeParse(value).success ? Promise.resolve() : Promise.reject(new Error(message))
})

export const usernameRule = worded(Username, accountTexts.usernameRule)
export const passwordRule = worded(Password, accountTexts.passwordRule)

/** The second entry of a password is the first. */
export function repeatRule(first: string): FormRule {
  return ({ getFieldValue }) => ({
    validator: (_, value: unknown) =>
      value === getFieldValue(first) ? Promise.resolve() : Promise.reject(new Error(accountTexts.repeatDiffers))
  })
}
