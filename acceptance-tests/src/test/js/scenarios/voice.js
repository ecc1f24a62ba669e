'use strict';

const { Events, GatewayIntentBits } = require('discord.js');
const WebSocket = require('ws');
const { ALL_INTENTS, acts, assert, env, next, note, scenario } = require('../lib/scenario');

const OPCODE = { identify: 2, voice: 4, hello: 10 };

/** A person's client on a plain socket, once it has READY. It lives too short to owe a heartbeat. */
async function person(token) {
  const socket = new WebSocket(`${env('API').replace(/^http/, 'ws').replace(/\/api$/, '')}/?v=10&encoding=json`);
  const say = (op, d) => socket.send(JSON.stringify({ op, d }));
  await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', data => {
      const frame = JSON.parse(data);
      if (frame.op === OPCODE.hello) say(OPCODE.identify, { token, properties: { os: 'linux', browser: 'x', device: '' } });
      if (frame.t === 'READY') resolve();
    });
  });
  return {
    join: channel => say(OPCODE.voice, { guild_id: env('GUILD_ID'), channel_id: channel, self_mute: true, self_deaf: false }),
    leave: () => socket.close(1000),
  };
}

scenario('voice states in the cache and as events', async logIn => {
  const client = await logIn({ intents: [...ALL_INTENTS, GatewayIntentBits.GuildVoiceStates] });
  const guild = client.guilds.cache.get(env('GUILD_ID'));
  const member = await guild.members.fetch(env('PERSON_ID'));
  const owner = acts(env('OWNER_TOKEN'));
  const other = await owner('POST', `/guilds/${guild.id}/channels`, { name: 'loud', type: 2 });
  const seen = fits => next(client, Events.VoiceStateUpdate, (before, after) => after.id === member.id && fits(after, before));

  const coming = seen(after => after.channelId === env('VOICE_ID'));
  const guest = await person(env('PERSON_TOKEN'));
  guest.join(env('VOICE_ID'));
  const [before, joined] = await coming;
  assert.equal(before.channelId, null);
  assert.equal(joined.selfMute, true);
  assert.equal(joined.serverMute, false);
  assert.ok(joined.sessionId);
  assert.equal(guild.voiceStates.cache.get(member.id).channelId, env('VOICE_ID'));
  assert.ok(guild.channels.cache.get(env('VOICE_ID')).members.has(member.id));
  note('joined');

  const muting = seen(after => after.serverMute);
  await member.voice.setMute(true, 'too loud');
  await muting;
  const moving = seen(after => after.channelId === other.id);
  await member.voice.setChannel(other.id);
  const [from] = await moving;
  assert.equal(from.channelId, env('VOICE_ID'));
  note('muted and moved');

  const fetched = await guild.voiceStates.fetch(member.id, { force: true });
  assert.equal(fetched.channelId, other.id);
  const again = await logIn({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates] });
  const there = again.guilds.cache.get(guild.id);
  assert.equal(there.voiceStates.cache.get(member.id).channelId, other.id);
  assert.ok(there.members.cache.has(member.id), 'a member in voice comes with the guild');
  note('in GUILD_CREATE');

  const leaving = seen(after => after.channelId === null);
  await member.voice.disconnect();
  await leaving;
  await assert.rejects(member.voice.setMute(false), error => error.code === 40032);
  const back = seen(after => after.channelId === env('VOICE_ID'));
  guest.join(env('VOICE_ID'));
  assert.equal((await back)[1].serverMute, true);
  const gone = seen(after => after.channelId === null);
  guest.leave();
  await gone;
  note('left with the session');
});
