/** SIP headers as they came in different years. Hosts and tags are invented. */
type Headers = Readonly<Record<string, string>>;

interface Legs {
  /** The user part of the address that was called. */
  readonly to: string;
  /** The user part of the caller's address. */
  readonly from: string;
}

export const briefHeaders = (): Headers => ({
  'Max-Forwards': '66',
  'Content-Length': '329',
  CSeq: '1 INVITE',
  'Content-Type': 'application/sdp',
});

/** Behind the border controllers of 2011, which repeat what the network had said under `x-sbc-`. */
export const borderHeaders = ({ to, from }: Legs, whole: Legs): Headers => ({
  'x-sbc-from': `<sip:${whole.from}@192.0.2.72;isup-oli=61>;tag=gK0a1b2c`,
  'x-sbc-to': `<sip:${whole.to}@192.0.2.93>`,
  'x-sbc-contact': `<sip:${whole.from}@192.0.2.72:5060>`,
  'x-sbc-remote-party-id': `<sip:${whole.from}@192.0.2.72:5060>;privacy=off;screen=no`,
  'x-sbc-request-uri': `sip:${whole.to}@sip.example.com`,
  'x-sbc-call-id': '100200300_1234567@192.0.2.72',
  'x-sbc-max-forwards': '56',
  'x-voxeo-sbc': 'true',
  'x-voxeo-sbc-name': '192.0.2.186',
  'x-voxeo-to': `<sip:${whole.to}@192.0.2.93>`,
  'x-accountid': '2',
  'x-appid': '24601',
  'x-sid': '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  From: `<sip:${from}@192.0.2.186:5060>;tag=0-13c4-6009`,
  To: `<sip:${to}@ppid.example.com>`,
  Contact: `<sip:${from}@192.0.2.186:5060>`,
  Via: 'SIP/2.0/UDP 192.0.2.186:5060;rport=5060;branch=z9hG4bK-1bb174',
  'Call-ID': '1319496293722-0a1b2c3d@192.0.2.186',
  'User-Agent': 'VCS11.5.0',
  'Max-Forwards': '70',
  CSeq: '1 INVITE',
  'Content-Length': '434',
  'Content-Type': 'application/sdp',
});

/** From an international trunk in 2016: `Contact` alone has the `+`. */
export const trunkHeaders = ({ to, from }: Legs, whole: Legs): Headers => ({
  ...briefHeaders(),
  'x-sid': '1a2b3c4d5e6f708192a3b4c5d6e7f809',
  'Record-Route': '<sip:198.51.100.99:5060;transport=udp;lr>',
  Contact: `<sip:${whole.from}@203.0.113.106:5060;transport=udp>`,
  To: `<sip:${to}@trunk.example.com>`,
  From: `<sip:${from}@trunk.example.net>;tag=as5e0001`,
  CSeq: '102 INVITE',
  'User-Agent': 'Vox Callcontrol',
  Via: 'SIP/2.0/UDP 198.51.100.99:5060;branch=z9hG4bKabcdef;rport=5060;received=192.0.2.68',
  'Call-ID': 'A1B2C3D4E5F6G7H8@203.0.113.106',
});

/** From a SIP telephone in 2017: a name with a blank in it, and values of several lines. */
export const telephoneHeaders = ({ to, from }: Legs): Headers => ({
  'Call-ID': '83369AbCdEfGhIjKlMnOpQrStUvWxYz',
  CSeq: '1 INVITE',
  'Max-Forwards': '69',
  'Request URI': `sip:${to}@192.0.2.38;x-rt=0`,
  'Record-Route': '<sip:192.0.2.111:5060;transport=udp;lr>',
  'x-sid': '2a3b4c5d6e7f8091a2b3c4d5e6f70819',
  'User-Agent': 'X-Lite release 4.9.7.1 stamp 83369',
  From: `<sip:${encodeURIComponent(from)}@192.0.2.38>;tag=1bb1ef33`,
  To: `<sip:${to}@192.0.2.38>`,
  Contact: `<sip:${encodeURIComponent(from)}@198.51.100.1:5678>`,
  Supported: 'replaces',
  Allow: 'SUBSCRIBE\r\nNOTIFY\r\nINVITE\r\nACK\r\nCANCEL\r\nBYE',
  Via: 'SIP/2.0/UDP 192.0.2.111:5060;branch=z9hG4bK1v\r\nSIP/2.0/UDP 198.51.100.1:5678;branch=z9hG4bK-5',
  'Content-Length': '335',
  'Content-Type': 'application/sdp',
});

/** Of a text: what was written stands in `From`, percent-encoded. */
export const textHeaders = ({ to, from }: Legs, text: string, network: string): Headers => ({
  'Max-Forwards': '70',
  'Content-Length': '124',
  Contact: '<sip:192.0.2.101:5066;transport=udp>',
  To: `<sip:9991234567@192.0.2.204:5061;to=${to}>`,
  From: `<sip:0A1B2C3D-0000-4000-A000000000000000@192.0.2.201;channel=private;user=${from};msg=${encodeURIComponent(text.toWellFormed())};network=${network};step=1>;tag=t1m87o`,
  CSeq: '1 INVITE',
  Via: 'SIP/2.0/UDP 192.0.2.101:5066;branch=z9hG4bKcc4dhy',
  'Call-ID': 'w0leo4',
  'Content-Type': 'application/sdp',
});
