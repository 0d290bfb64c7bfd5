// Connects the way a web client of the service would and reports, one JSON line each, what comes.
// usage: node subscribe.cjs <port> <key> <channel>
const module_ = require('pusher-js');
const Pusher = module_.Pusher ?? module_.default ?? module_;
const [port, key, channel] = process.argv.slice(2);
const say = (what, data) => console.log(JSON.stringify({ what, data }));

const pusher = new Pusher(key, {
  cluster: 'mt1',
  wsHost: 'localhost',
  wsPort: Number(port),
  wssPort: Number(port),
  forceTLS: true,
  enabledTransports: ['ws', 'wss'],
  enableStats: false,
});
pusher.connection.bind('state_change', (change) => say('state', change.current));
pusher.connection.bind('error', (error) => say('error', error?.data ?? error?.error?.data ?? null));
if (channel) {
  const subscription = pusher.subscribe(channel);
  subscription.bind('pusher:subscription_succeeded', () => say('subscribed', channel));
  subscription.bind_global((name, data) => {
    if (!name.startsWith('pusher:')) say(name, data);
  });
}
process.stdin.on('end', () => {
  pusher.disconnect();
  process.exit(0);
});
process.stdin.resume();
