import cwv from 'eslint-config-next/core-web-vitals'
import ts from 'eslint-config-next/typescript'

const config = [
  ...cwv,
  ...ts,
  { ignores: ['.next*/**', 'lib/platform/db/generated/**', 'next-env.d.ts', '.data/**', '.dev-*'] },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[property.name='$queryRawUnsafe']", message: 'Use the tagged template.' },
        { selector: "MemberExpression[property.name='$executeRawUnsafe']", message: 'Use the tagged template.' },
      ],
    },
  },
  { files: ['lib/**', 'tests/**', 'prisma/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
]

export default config
