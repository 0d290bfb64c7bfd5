// A certified OpenID Provider (oidc-provider) on the loopback, one for each organisation, below
// https://localhost:{port}/{organisation}. The local portal starts it and speaks with it in lines of
// JSON: first comes { port, certificate, key, clients: { organisation: { secret, redirectUris,
// signedOutUris } } }, then changes as { id, change | reset }. It says { port } when it listens and
// { id } when a change is in force, and it ends with its standard input.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:https';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { organisations, password } from './organisations.mjs';
import * as pages from './pages.mjs';
import * as misbehaviour from './faults.mjs';

// Standard output is for the portal alone, and what is said there is about production.
console.log = console.info = console.warn = () => {};
const { default: Provider } = await import('oidc-provider');
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

function makeKey(alg) {
  const { privateKey } = alg === 'ES256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: `${alg.toLowerCase()}-1`, alg, use: 'sig' };
}

function claimsOf(person) {
  const changed = misbehaviour.faults.people[person.login] ?? {};
  return {
    sub: person.sub, name: person.name, email: person.email ?? person.login,
    email_verified: person.verified ?? true, ...changed,
  };
}

// No form-action: browsers apply it to the redirects that follow, up to the program's own address.
const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

function htmlAnswer(ctx, html) {
  ctx.set(pageHeaders);
  ctx.body = html;
}

function configurationOf(code, organisation, client, key) {
  const cookie = (name) => `_${code}_${name}`;
  return {
    clients: [{
      client_id: 'secure-messaging', client_name: 'Secure Messaging', client_secret: client.secret,
      redirect_uris: client.redirectUris, post_logout_redirect_uris: client.signedOutUris,
      response_types: ['code'], grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: organisation.signing,
    }],
    jwks: { keys: [key] },
    scopes: ['openid', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false, // so that the address is in the id_token
    pkce: { methods: ['S256'], required: () => true },
    cookies: {
      keys: [client.secret],
      names: { session: cookie('session'), interaction: cookie('interaction'), resume: cookie('resume') },
    },
    ttl: {
      AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Grant: 28800, Session: 28800,
    },
    interactions: { url: (ctx, interaction) => `/${code}/sign-in/${interaction.uid}` },
    findAccount: (ctx, sub) => {
      const person = organisation.people.find((one) => one.sub === sub);
      return person && { accountId: sub, claims: () => claimsOf(person) };
    },
    renderError: (ctx, out) => htmlAnswer(ctx, pages.errorPage(organisation, pages.textsFor(), out)),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => htmlAnswer(ctx,
          pages.signOutPage(organisation, pages.textsFor(ctx.query.ui_locales), form)),
        postLogoutSuccessSource: (ctx) => htmlAnswer(ctx,
          pages.signedOutPage(organisation, pages.textsFor(ctx.query.ui_locales))),
      },
    },
  };
}

async function formOf(request) {
  let text = '';
  for await (const piece of request) {
    text += piece;
    if (text.length > 10000) throw new Error('the form is too large');
  }
  return new URLSearchParams(text);
}

/** The page of one step of a sign-in, or what follows from the button that was pressed there. */
async function interact(provider, organisation, request, response) {
  const details = await provider.interactionDetails(request, response);
  const { prompt, params, session, grantId } = details;
  const t = pages.textsFor(params.ui_locales);
  const show = (html) => {
    response.writeHead(200, pageHeaders);
    response.end(html);
  };
  const finish = (result) => provider.interactionFinished(request, response, result,
    { mergeWithLastSubmission: false });
  const form = request.method === 'POST' ? await formOf(request) : null;
  if (form?.get('action') === 'cancel')
    return finish({ error: 'access_denied', error_description: 'The sign-in was cancelled.' });
  if (prompt.name === 'login') {
    if (!form) return show(pages.signInPage(organisation, t, { address: params.login_hint }));
    const login = String(form.get('login')).trim().toLowerCase();
    const person = organisation.people.find((one) => one.login === login);
    if (!person || form.get('password') !== password)
      return show(pages.signInPage(organisation, t, { address: form.get('login'), failed: true }));
    return finish({ login: { accountId: person.sub } });
  }
  if (!form) {
    const person = organisation.people.find((one) => one.sub === session.accountId);
    return show(pages.consentPage(organisation, t, { client: 'Secure Messaging', person: person.login }));
  }
  const grant = grantId ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '));
  grant.addOIDCClaims(prompt.details.missingOIDCClaims ?? []);
  return finish({ consent: { grantId: await grant.save() } });
}

function makeProvider(code, issuer, client) {
  const organisation = organisations[code];
  const key = makeKey(organisation.signing);
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const provider = new Provider(issuer, configurationOf(code, organisation, client, key));
  provider.use(async (ctx, next) => {
    const { authorize, tokenStatus } = misbehaviour.faults;
    if (ctx.path === '/auth' && authorize) {
      const back = new URL(ctx.query.redirect_uri);
      back.search = new URLSearchParams({ error: authorize, state: ctx.query.state, iss: issuer });
      return ctx.redirect(back.href);
    }
    if (ctx.path === '/token' && tokenStatus) {
      ctx.status = tokenStatus;
      ctx.body = { error: 'server_error' };
      return undefined;
    }
    await next();
    if (ctx.path === '/token' && ctx.body?.id_token)
      ctx.body = { ...ctx.body, id_token: misbehaviour.spoiled(ctx.body.id_token, privateKey) };
    return undefined;
  });
  const callback = provider.callback();
  return async (request, response) => {
    const path = request.url.slice(code.length + 1);
    if (path.startsWith('/sign-in/')) {
      await interact(provider, organisation, request, response);
      return;
    }
    request.originalUrl = request.url;
    request.url = path || '/';
    callback(request, response);
  };
}

function serve({ port, certificate, key, clients }) {
  const handlers = {};
  const server = createServer({ cert: certificate, key, minVersion: 'TLSv1.2' }, async (request, response) => {
    try {
      if (misbehaviour.faults.latency > 0) await pause(misbehaviour.faults.latency);
      const handler = handlers[request.url.split(/[/?]/)[1]];
      if (handler) await handler(request, response);
      else response.writeHead(404).end();
    } catch (error) {
      if (!response.headersSent) response.writeHead(400, { 'Content-Type': 'text/plain' });
      response.end(`${error.message}\n`);
    }
  });
  server.on('error', (error) => {
    console.error(`identity provider: ${error.message}`);
    process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => {
    const chosen = server.address().port;
    for (const [code, client] of Object.entries(clients))
      handlers[code] = makeProvider(code, `https://localhost:${chosen}/${code}`, client);
    say({ port: chosen });
  });
}

let serving = false;
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line);
  if (!serving) {
    serving = true;
    serve(message);
    return;
  }
  if (message.reset) misbehaviour.reset();
  else misbehaviour.change(message.change);
  say({ id: message.id });
});
lines.on('close', () => process.exit(0));
