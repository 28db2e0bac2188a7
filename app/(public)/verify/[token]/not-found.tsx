import { NothingHere } from '@/components/public/nothing-here'

export default function CertificateNotFound() {
  return (
    <NothingHere
      title="没有查到这份证书"
      hint="二维码里的查验码不在本市的登记中：可能没有扫完整，也可能不是本市颁发的证书。请重新扫描，或用证书编号和持有人姓名查验；仍查不到的，请联系市人才办核实。"
      links={[
        { href: '/verify', label: '用证书编号查验' },
        { href: '/', label: '回到首页' },
      ]}
    />
  )
}
