/** An IP address as a number of 32 or 128 bits. */
interface Address {
  readonly value: bigint;
  readonly bits: 32 | 128;
}

/** True when the address lies in the CIDR block (or is the single address). False for what is no address. */
export function addressInBlock(address: string, block: string): boolean {
  const [base = '', length] = block.trim().split('/');
  const network = parseAddress(base);
  const actual = parseAddress(address.trim());
  if (network === undefined || actual === undefined || network.bits !== actual.bits) return false;
  const prefix = length === undefined ? network.bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (prefix < 0 || prefix > network.bits) return false;
  const shift = BigInt(network.bits - prefix);
  return network.value >> shift === actual.value >> shift;
}

function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text);
}

function parseVersion4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return { value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n), bits: 32 };
}

function parseVersion6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = groups(halves[0] ?? '');
  const tail = groups(halves[1] ?? '');
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array.from({ length: missing }, () => 0n), ...tail];
  return { value: all.reduce((sum, group) => (sum << 16n) | group, 0n), bits: 128 };
}

function groups(text: string): bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) ? parts.map((part) => BigInt(`0x${part}`)) : undefined;
}
