// What people see: sign-in, consent, sign-out, errors. No script, nothing from elsewhere.

const texts = {
  en: {
    language: 'en',
    signIn: 'Sign in', withAccount: 'with your work account', address: 'E-mail address',
    password: 'Password', cancel: 'Cancel', wrong: 'Address or password are wrong.',
    consentTitle: 'Share your details?', wants: 'wants to know who you are',
    shares: ['Your name', 'Your e-mail address'], allow: 'Allow', as: 'Signed in as',
    outTitle: 'Sign out?', outText: 'Other programs may ask you to sign in again.',
    out: 'Sign out', stay: 'Stay signed in', goneTitle: 'You are signed out',
    goneText: 'You can close this window.', errorTitle: 'This did not work',
    errorText: 'Close this window and start the sign-in again.', help: 'Trouble signing in? Ask the service desk.',
  },
  de: {
    language: 'de',
    signIn: 'Anmelden', withAccount: 'mit Ihrem Dienstkonto', address: 'E-Mail-Adresse',
    password: 'Passwort', cancel: 'Abbrechen', wrong: 'Adresse oder Passwort ist falsch.',
    consentTitle: 'Angaben weitergeben?', wants: 'möchte wissen, wer Sie sind',
    shares: ['Ihren Namen', 'Ihre E-Mail-Adresse'], allow: 'Erlauben', as: 'Angemeldet als',
    outTitle: 'Abmelden?', outText: 'Andere Programme fragen danach vielleicht wieder nach der Anmeldung.',
    out: 'Abmelden', stay: 'Angemeldet bleiben', goneTitle: 'Sie sind abgemeldet',
    goneText: 'Sie können dieses Fenster schließen.', errorTitle: 'Das hat nicht geklappt',
    errorText: 'Schließen Sie dieses Fenster und beginnen Sie die Anmeldung noch einmal.',
    help: 'Schwierigkeiten beim Anmelden? Fragen Sie den Service Desk.',
  },
};

export const textsFor = (locales) =>
  texts[String(locales ?? '').split(/[\s,;-]/)[0].toLowerCase()] ?? texts.en;

const escaped = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const style = ({ colour, dark }) => `
:root { color-scheme: light dark; --brand: ${colour}; --ground: #eef1f5; --card: #fff;
  --text: #1b2430; --soft: #5b6675; --line: #c5ccd6; --on-brand: #fff; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --brand: ${dark}; --ground: #12161c; --card: #1c222b;
  --text: #e8ecf1; --soft: #a3aebc; --line: #47525f; --on-brand: #10151b; --bad: #ff9a8f; } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground);
  color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", Cantarell, "DejaVu Sans", sans-serif }
main { width: min(26rem, 100vw - 2rem); margin: 2rem 0; padding: 2.5rem; background: var(--card);
  border-radius: 12px; box-shadow: 0 1px 2px #0003, 0 12px 40px #0001; border-top: 4px solid var(--brand) }
header { display: flex; align-items: center; gap: .75rem; color: var(--brand); font-weight: 650;
  font-size: 1.15rem; margin-bottom: 1.75rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 }
p { margin: .25rem 0 1.25rem; color: var(--soft) }
ul { margin: 0 0 1.5rem; padding-left: 1.25rem }
label { display: block; font-weight: 600; font-size: .9rem; margin: 1rem 0 .3rem }
input { width: 100%; padding: .65rem .75rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: 8px }
input:focus, button:focus-visible { outline: 3px solid var(--brand); outline-offset: 1px }
.error { color: var(--bad); font-weight: 600; margin: 1rem 0 0 }
.row { display: flex; flex-direction: row-reverse; gap: .75rem; margin-top: 1.75rem }
button { flex: 1 1 auto; white-space: nowrap; font: inherit; font-weight: 600; padding: .65rem 1rem; border-radius: 8px;
  border: 1px solid var(--line); background: transparent; color: inherit; cursor: pointer }
button.main { background: var(--brand); border-color: var(--brand); color: var(--on-brand) }
footer { margin-top: 1.75rem; font-size: .85rem; color: var(--soft) }`;

function page(organisation, t, title, content) {
  return `<!doctype html><html lang="${t.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)} – ${escaped(organisation.name)}</title>
<style>${style(organisation)}</style></head><body><main>
<header><svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">${organisation.logo}</svg>
<span>${escaped(organisation.name)}</span></header>${content}</main></body></html>\n`;
}

export function signInPage(organisation, t, { address, failed }) {
  const error = failed ? `<p class="error" role="alert">${escaped(t.wrong)}</p>` : '';
  return page(organisation, t, t.signIn, `<h1>${escaped(t.signIn)}</h1><p>${escaped(t.withAccount)}</p>
<form method="post" autocomplete="off">${error}
<label for="login">${escaped(t.address)}</label>
<input id="login" name="login" type="email" value="${escaped(address)}" required ${address ? '' : 'autofocus'}>
<label for="password">${escaped(t.password)}</label>
<input id="password" name="password" type="password" required ${address ? 'autofocus' : ''}>
<div class="row"><button class="main" name="action" value="sign-in">${escaped(t.signIn)}</button>
<button name="action" value="cancel" formnovalidate>${escaped(t.cancel)}</button></div></form>
<footer>${escaped(t.help)}</footer>`);
}

export function consentPage(organisation, t, { client, person }) {
  return page(organisation, t, t.consentTitle, `<h1>${escaped(t.consentTitle)}</h1>
<p>${escaped(client)} ${escaped(t.wants)}. ${escaped(t.as)} ${escaped(person)}.</p>
<ul>${t.shares.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>
<form method="post"><div class="row">
<button class="main" name="action" value="allow" autofocus>${escaped(t.allow)}</button>
<button name="action" value="cancel">${escaped(t.cancel)}</button></div></form>`);
}

// The form comes from oidc-provider, with a token against forged sign-outs; its id is op.logoutForm.
export function signOutPage(organisation, t, form) {
  return page(organisation, t, t.outTitle, `<h1>${escaped(t.outTitle)}</h1><p>${escaped(t.outText)}</p>
${form}<div class="row">
<button class="main" form="op.logoutForm" name="logout" value="yes" autofocus>${escaped(t.out)}</button>
<button form="op.logoutForm" value="no">${escaped(t.stay)}</button></div>`);
}

export const signedOutPage = (organisation, t) =>
  page(organisation, t, t.goneTitle, `<h1>${escaped(t.goneTitle)}</h1><p>${escaped(t.goneText)}</p>`);

export function errorPage(organisation, t, { error, error_description: description }) {
  return page(organisation, t, t.errorTitle, `<h1>${escaped(t.errorTitle)}</h1>
<p>${escaped(t.errorText)}</p><p><code>${escaped(error)}</code> ${escaped(description)}</p>`);
}
