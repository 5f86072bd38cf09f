import 'antd/dist/antd.css'
import './theme.css'

import { createQueryClient } from '@hongchao/web'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import antdChinese from 'antd/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { giveStylesTheNonce, nonce } from './nonce.ts'
import { router } from './router.tsx'
import { theme } from './theme.ts'

dayjs.locale('zh-cn')

giveStylesTheNonce()
const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <ConfigProvider
      locale={antdChinese.default}
      theme={theme}
      csp={{ nonce }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      virtual={false}
    >
      <App component={false}>
        <QueryClientProvider client={createQueryClient()}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  </StrictMode>
)
