// What can be made to go wrong on purpose, as it does with real providers.
import { createPublicKey, createHmac, generateKeyPairSync, sign } from 'node:crypto';

const none = () => ({ idToken: null, count: 0, latency: 0, authorize: null, tokenStatus: 0, people: {} });
export let faults = none();
export const reset = () => { faults = none(); };
export const change = (wanted) => {
  faults = { ...faults, ...(wanted.idToken ? { count: 1 } : {}), ...wanted };
};

const coded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(header, claims, key) {
  const text = `${coded(header)}.${coded(claims)}`;
  const options = header.alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' } : key;
  return `${text}.${sign('sha256', Buffer.from(text), options).toString('base64url')}`;
}

const strangers = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
};

/** The id_token as it is after the fault that is set, signed anew with the provider's own key. */
export function spoiled(token, key) {
  if (!faults.idToken || faults.count === 0) return token;
  if (faults.count > 0) faults.count -= 1;
  const [header, claims] = token.split('.').slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url')));
  const now = Math.floor(Date.now() / 1000);
  const other = {
    wrongIssuer: { iss: 'https://elsewhere.example' },
    wrongAudience: { aud: 'somebody-else' },
    wrongNonce: { nonce: 'another-nonce' },
    expired: { iat: now - 7200, exp: now - 3600 },
    futureIat: { iat: now + 3600, exp: now + 7200 },
    unverified: { email_verified: false },
  }[faults.idToken];
  if (other) return signed(header, { ...claims, ...other }, key);
  switch (faults.idToken) {
    case 'noNonce': return signed(header, { ...claims, nonce: undefined }, key);
    case 'algNone': return `${coded({ alg: 'none' })}.${coded(claims)}.`;
    case 'hs256': { // signed with what everybody knows
      const secret = createPublicKey(key).export({ type: 'spki', format: 'pem' });
      const text = `${coded({ ...header, alg: 'HS256' })}.${coded(claims)}`;
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    }
    case 'unknownKid': return signed({ ...header, kid: 'never-published' }, claims, key);
    case 'badSignature': return signed(header, claims, strangers[header.alg]());
    default: throw new Error(`there is no fault '${faults.idToken}' of the id_token`);
  }
}
