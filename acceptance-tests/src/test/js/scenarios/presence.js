'use strict';

const { ActivityType, Events, GatewayIntentBits } = require('discord.js');
const WebSocket = require('ws');
const { ALL_INTENTS, assert, env, next, note, scenario } = require('../lib/scenario');

const OPCODE = { dispatch: 0, identify: 2, presence: 3, hello: 10 };

/** A person's client on a plain socket, once it has READY. It lives too short to owe a heartbeat. */
async function person(token, browser) {
  const socket = new WebSocket(`${env('API').replace(/^http/, 'ws').replace(/\/api$/, '')}/?v=10&encoding=json`);
  const say = (op, d) => socket.send(JSON.stringify({ op, d }));
  await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', data => {
      const frame = JSON.parse(data);
      if (frame.op === OPCODE.hello) say(OPCODE.identify, { token, properties: { os: 'linux', browser, device: '' } });
      if (frame.t === 'READY') resolve();
    });
  });
  return {
    show: (status, activities = []) => say(OPCODE.presence, { since: null, afk: false, status, activities }),
    leave: () => socket.close(1000),
  };
}

scenario('presence in the cache and as events', async logIn => {
  const personId = env('PERSON_ID');
  const client = await logIn({ intents: [...ALL_INTENTS, GatewayIntentBits.GuildPresences] });
  const guild = client.guilds.cache.get(env('GUILD_ID'));
  const member = await guild.members.fetch(personId);
  // The two may meet in other guilds too, and each tells of it.
  const inGuild = presence => presence.guild.id === guild.id;
  const seen = fits =>
    next(client, Events.PresenceUpdate, (_before, after) => after.userId === personId && inGuild(after) && fits(after));

  const coming = seen(after => after.status === 'online');
  const desktop = await person(env('PERSON_TOKEN'), 'Discord Client');
  const [, online] = await coming;
  assert.equal(online.guild.id, guild.id);
  assert.deepEqual(online.clientStatus, { desktop: 'online' });
  assert.equal(member.presence.status, 'online');
  note('came online');

  const playing = seen(after => after.activities.length === 1);
  desktop.show('dnd', [{ name: 'chess', type: ActivityType.Playing, details: 'opening' }]);
  const [before, busy] = await playing;
  assert.equal(before.status, 'online');
  assert.equal(busy.status, 'dnd');
  assert.equal(busy.activities[0].name, 'chess');
  assert.equal(busy.activities[0].details, 'opening');
  assert.ok(busy.activities[0].createdTimestamp > 0);
  note('plays');

  const second = seen(after => after.clientStatus.mobile === 'online');
  const phone = await person(env('PERSON_TOKEN'), 'Discord Android');
  assert.equal((await second)[1].status, 'dnd');
  const hiding = seen(after => !after.clientStatus.desktop);
  desktop.show('invisible');
  assert.equal((await hiding)[1].status, 'online');
  note('two sessions are one presence');

  const fetched = await guild.members.fetch({ user: [personId], withPresences: true });
  assert.equal(fetched.get(personId).presence.status, 'online');
  const counted = await client.guilds.fetch({ guild: guild.id, withCounts: true, force: true });
  assert.ok(counted.approximatePresenceCount >= 2, 'the person and the bot');

  const going = seen(after => after.status === 'offline');
  phone.leave();
  await going;
  desktop.leave();
  // Not idle: sessions of earlier scenarios, which may still be resumed, show the bot online.
  const isOwnBusy = (_before, after) => after.userId === client.user.id && inGuild(after) && after.status === 'dnd';
  const showing = next(client, Events.PresenceUpdate, isOwnBusy);
  client.user.setPresence({ status: 'dnd', activities: [{ name: 'the door', type: ActivityType.Watching }] });
  const [, own] = await showing;
  assert.equal(own.activities[0].name, 'the door');
  note('went, and the bot watches');
});
