// A real OpenID provider for the tests, and before it a proxy that makes it misbehave.
//
//   node provider.mjs CLIENT SECRET REDIRECT    prints its issuer on a line; ends when its input does
//
// POST /test/person    who signs in from now on: their claims; null turns everybody away
// POST /test/mischief  what the proxy does from now on: a name of the table below, or null
// GET  /test/asked     how often each path has been asked for

import { createServer, request } from 'node:http';
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const [client, secret, redirect] = process.argv.slice(2);
const back = new URL('/', redirect).href;

const pair = async (kid) => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  return { kid, privateKey, jwk, secret: { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' } };
};
const [own, other] = [await pair('own'), await pair('other')];

let person = null;
let mischief = null;
const asked = {};

const sign = (claims, key, kid = key.kid) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key.privateKey);
const hour = 3600;
const now = () => Math.floor(Date.now() / 1000);

// What becomes of the id token.
const TOKENS = {
  nonce: (claims) => sign({ ...claims, nonce: 'another' }, own),
  'no-nonce': ({ nonce, ...claims }) => sign(claims, own),
  audience: (claims) => sign({ ...claims, aud: 'somebody-else' }, own),
  audiences: (claims) => sign({ ...claims, aud: [client, 'somebody-else'] }, own),
  issuer: (claims) => sign({ ...claims, iss: 'http://127.0.0.1:1' }, own),
  expired: (claims) => sign({ ...claims, iat: now() - hour, exp: now() - 5 }, own),
  rotated: (claims) => sign(claims, other),
  'unknown-key': (claims) => sign(claims, other),
  'borrowed-name': (claims) => sign(claims, other, own.kid),
  unsigned: (claims) => new UnsecuredJWT(claims).encode(),
  // Whoever knows the secret could make such a token; only the provider may.
  symmetric: (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret)),
  nonsense: () => 'a.b.c',
};

const answered = async (path, status, text) => {
  if (mischief === 'broken') return [500, '<h1>Broken</h1>'];
  if (path === '/jwks' && mischief === 'rotated') return [200, JSON.stringify({ keys: [other.jwk] })];
  if (path !== '/token' || status !== 200) return [status, text];
  const answer = JSON.parse(text);
  if (mischief === 'no-token') delete answer.id_token;
  const change = TOKENS[mischief];
  if (change) answer.id_token = await change(decodeJwt(answer.id_token));
  return [200, JSON.stringify(answer)];
};

const read = async (stream) => {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

const test = async (req, res, path) => {
  if (path === '/test/asked') return res.end(JSON.stringify(asked));
  const said = JSON.parse(await read(req));
  if (path === '/test/person') person = said;
  else mischief = said;
  return res.end('{}');
};

const front = createServer(async (req, res) => {
  const path = req.url.split('?')[0];
  if (path.startsWith('/test/')) return test(req, res, path);
  asked[path] = (asked[path] ?? 0) + 1;
  if (mischief === 'hangs') return undefined;
  if (mischief === 'elsewhere') return res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  let body = await read(req);
  if (path === '/token' && mischief === 'verifier') {
    const form = new URLSearchParams(body.toString());
    form.set('code_verifier', 'a'.repeat(64));
    body = Buffer.from(form.toString());
  }
  const { port } = behind.address();
  const headers = { ...req.headers, 'content-length': body.length };
  const passed = request({ host: '127.0.0.1', port, method: req.method, path: req.url, headers }, async (answer) => {
    const [status, text] = await answered(path, answer.statusCode, (await read(answer)).toString());
    const { 'content-length': _, 'transfer-encoding': __, ...kept } = answer.headers;
    res.writeHead(status, kept).end(text);
  });
  passed.on('error', () => res.destroy());
  return passed.end(body);
});

const listening = (server) => new Promise((done) => server.listen(0, '127.0.0.1', done));
await listening(front);
const issuer = `http://127.0.0.1:${front.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: client,
      client_secret: secret,
      redirect_uris: [redirect],
      post_logout_redirect_uris: [back],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  jwks: { keys: [own.secret] },
  cookies: { keys: ['only for tests'] },
  scopes: ['openid', 'profile', 'email'],
  claims: {
    openid: ['sub', 'name', 'email', 'cvr', 'organization_name', 'loa', 'groups', 'signs'],
    profile: [],
    email: [],
  },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...person, sub: id }) }),
  ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: hour },
});

// Everybody is let in at once, as whoever the test said.
const interact = async (req, res) => {
  const { params } = await provider.interactionDetails(req, res);
  if (!person) {
    return provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'no' });
  }
  const grant = new provider.Grant({ accountId: person.sub, clientId: params.client_id });
  grant.addOIDCScope('openid profile email');
  const login = { accountId: person.sub };
  return provider.interactionFinished(req, res, { login, consent: { grantId: await grant.save() } });
};

const handle = provider.callback();
const behind = createServer((req, res) =>
  req.url.startsWith('/interaction/') ? interact(req, res).catch((why) => res.writeHead(500).end(`${why}`)) : handle(req, res),
);
await listening(behind);

console.log(issuer);
process.stdin.resume().on('end', () => process.exit(0));
