/** SIP headers of different years. Hosts and tags are invented. */
type Headers = Readonly<Record<string, string>>;

interface Legs {
  /** The user part of the address that was called. */
  readonly to: string;
  /** The user part of the caller's address. */
  readonly from: string;
}

export const briefHeaders = (): Headers => ({
  'Max-Forwards': '66',
  'Content-Length': '300',
  CSeq: '1 INVITE',
  'Content-Type': 'application/sdp',
});

/** From the border controllers of 2011, which repeat the network's headers under `x-sbc-`. */
export const borderHeaders = ({ to, from }: Legs, whole: Legs): Headers => ({
  'x-sbc-from': `<sip:${whole.from}@192.0.2.72;isup-oli=61>;tag=aa00bb11`,
  'x-sbc-to': `<sip:${whole.to}@192.0.2.93>`,
  'x-sbc-contact': `<sip:${whole.from}@192.0.2.72:5060>`,
  'x-sbc-remote-party-id': `<sip:${whole.from}@192.0.2.72:5060>;privacy=off;screen=no`,
  'x-sbc-request-uri': `sip:${whole.to}@sip.example.com`,
  'x-sbc-call-id': 'call-0001@192.0.2.72',
  'x-sbc-max-forwards': '60',
  'x-voxeo-sbc': 'true',
  'x-voxeo-sbc-name': '192.0.2.186',
  'x-voxeo-to': `<sip:${whole.to}@192.0.2.93>`,
  'x-accountid': '2',
  'x-appid': '12',
  'x-sid': '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  From: `<sip:${from}@192.0.2.186:5060>;tag=0-1111-2222`,
  To: `<sip:${to}@ppid.example.com>`,
  Contact: `<sip:${from}@192.0.2.186:5060>`,
  Via: 'SIP/2.0/UDP 192.0.2.186:5060;rport=5060;branch=z9hG4bK-aaaa01',
  'Call-ID': 'call-0002@192.0.2.186',
  'User-Agent': 'Border/1.0',
  'Max-Forwards': '70',
  CSeq: '1 INVITE',
  'Content-Length': '400',
  'Content-Type': 'application/sdp',
});

/** From an international trunk in 2016: `Contact` alone has the `+`. */
export const trunkHeaders = ({ to, from }: Legs, whole: Legs): Headers => ({
  ...briefHeaders(),
  'x-sid': '1a2b3c4d5e6f708192a3b4c5d6e7f809',
  'Record-Route': '<sip:198.51.100.99:5060;transport=udp;lr>',
  Contact: `<sip:${whole.from}@203.0.113.106:5060;transport=udp>`,
  To: `<sip:${to}@trunk.example.com>`,
  From: `<sip:${from}@trunk.example.net>;tag=aa00bb12`,
  CSeq: '2 INVITE',
  'User-Agent': 'Trunk/1.0',
  Via: 'SIP/2.0/UDP 198.51.100.99:5060;branch=z9hG4bK-aaaa02;rport=5060;received=192.0.2.68',
  'Call-ID': 'call-0003@203.0.113.106',
});

/** From a SIP telephone in 2017: a name with a space in it, and values of several lines. */
export const telephoneHeaders = ({ to, from }: Legs): Headers => ({
  'Call-ID': 'call-0004',
  CSeq: '1 INVITE',
  'Max-Forwards': '69',
  'Request URI': `sip:${to}@192.0.2.38;x-rt=0`,
  'Record-Route': '<sip:192.0.2.111:5060;transport=udp;lr>',
  'x-sid': '2a3b4c5d6e7f8091a2b3c4d5e6f70819',
  'User-Agent': 'Telephone/1.0',
  From: `<sip:${encodeURIComponent(from)}@192.0.2.38>;tag=aa00bb13`,
  To: `<sip:${to}@192.0.2.38>`,
  Contact: `<sip:${encodeURIComponent(from)}@198.51.100.1:5678>`,
  Supported: 'replaces',
  Allow: 'SUBSCRIBE\r\nNOTIFY\r\nINVITE\r\nACK\r\nCANCEL\r\nBYE',
  Via: 'SIP/2.0/UDP 192.0.2.111:5060;branch=z9hG4bK-aaaa03\r\nSIP/2.0/UDP 198.51.100.1:5678;branch=z9hG4bK-aaaa04',
  'Content-Length': '320',
  'Content-Type': 'application/sdp',
});

/** The headers of a text: `From` holds the text itself, percent-encoded. */
export const textHeaders = ({ to, from }: Legs, text: string, network: string): Headers => ({
  'Max-Forwards': '70',
  'Content-Length': '120',
  Contact: '<sip:192.0.2.101:5066;transport=udp>',
  To: `<sip:9991234567@192.0.2.204:5061;to=${to}>`,
  From: `<sip:0A1B2C3D-0000-4000-A000000000000000@192.0.2.201;channel=private;user=${from};msg=${encodeURIComponent(text.toWellFormed())};network=${network};step=1>;tag=aa00bb14`,
  CSeq: '1 INVITE',
  Via: 'SIP/2.0/UDP 192.0.2.101:5066;branch=z9hG4bK-aaaa05',
  'Call-ID': 'call-0005',
  'Content-Type': 'application/sdp',
});
