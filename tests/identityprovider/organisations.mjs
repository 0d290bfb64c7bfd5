// The organisations, their people and how they look. Fixed, so that tests and people can rely on it.

export const password = 'Compass-Rose-9';

// `sub` is what the organisation calls somebody for good; names and addresses may change.
const northwind = [
  { sub: 'nw-1001', name: 'Anna Keller', login: 'anna.keller@example.org' },
  { sub: 'nw-1002', name: 'Emily Clark', login: 'emily.clark@example.org' },
  { sub: 'nw-1003', name: 'Ben Fischer', login: 'ben.fischer@example.org' },
  // Known here, unknown to the portal.
  { sub: 'nw-1004', name: 'Nora Newcomer', login: 'nora.newcomer@example.org' },
  // Her address was never verified.
  { sub: 'nw-1005', name: 'Uma Unproven', login: 'uma.unproven@example.org', verified: false },
  // The organisation knows another address of his than the portal does.
  {
    sub: 'nw-1006', name: 'Tom Hansen', login: 'tom.hansen@example.org',
    email: 'thomas.hansen@northwind.example',
  },
];
const harbour = [
  { sub: 'hb-1', name: 'Kim Berg', login: 'kim.berg@harbour.example' },
  { sub: 'hb-2', name: 'Lee Ortiz', login: 'lee.ortiz@harbour.example' },
];

export const organisations = {
  northwind: {
    name: 'Northwind', colour: '#1d4ed8', dark: '#93b4ff', signing: 'RS256', people: northwind,
    logo: '<path d="M6 26 16 4l10 22-10-6z" fill="currentColor"/>',
  },
  harbour: {
    name: 'Harbour Group', colour: '#0f766e', dark: '#5eead4', signing: 'ES256', people: harbour,
    logo: '<path d="M16 3v24M8 11h16M4 18c1 7 6 10 12 10s11-3 12-10" fill="none" '
      + 'stroke="currentColor" stroke-width="3" stroke-linecap="round"/>',
  },
  partners: {
    name: 'Harbour Partners', colour: '#9a3412', dark: '#fdba74', signing: 'ES256',
    people: [{ sub: 'pt-7', name: 'Kim Berg', login: 'kim.berg@harbour.example' }],
    logo: '<circle cx="11" cy="16" r="8" fill="none" stroke="currentColor" stroke-width="3"/>'
      + '<circle cx="21" cy="16" r="8" fill="none" stroke="currentColor" stroke-width="3"/>',
  },
  lagoon: {
    name: 'Lagoon Labs', colour: '#6d28d9', dark: '#c4b5fd', signing: 'RS256',
    people: [{ sub: 'lg-1', name: 'Mara Voss', login: 'mara.voss@lagoon.example' }],
    logo: '<path d="M3 12q6-6 13 0t13 0M3 21q6-6 13 0t13 0" fill="none" stroke="currentColor" '
      + 'stroke-width="3" stroke-linecap="round"/>',
  },
};
