'use strict';

const { Events } = require('discord.js');
const { startProxy } = require('../lib/proxy');
const { acts, assert, env, next, note, scenario } = require('../lib/scenario');

const MISSED = 25;

scenario('a lost connection resumes and delivers each message once', async logIn => {
  const proxy = await startProxy(env('API'));
  const person = acts(env('PERSON_TOKEN'));
  const path = `/channels/${env('TEXT_ID')}/messages`;
  const say = content => person('POST', path, { content });

  const client = await logIn({ api: proxy.api });
  const heard = [];
  let resumes = 0;
  let readies = 0;
  client.on(Events.MessageCreate, message => heard.push(message.content));
  client.on(Events.ShardResume, () => resumes++);
  client.on(Events.ShardReady, () => readies++);
  const hears = content => next(client, Events.MessageCreate, message => message.content === content);

  const opening = hears('before');
  await say('before');
  await opening;

  const expected = ['before'];
  for (let round = 1; round <= 2; round++) {
    const reconnecting = next(client, Events.ShardReconnecting);
    proxy.hold();
    assert.equal(proxy.cut(), 1, 'one WebSocket goes through the proxy');
    await reconnecting;
    for (let i = 1; i <= MISSED; i++) {
      expected.push(`round ${round}, missed ${i}`);
      await say(expected.at(-1));
    }
    assert.equal(heard.length, expected.length - MISSED, 'nothing arrives while the connection is down');
    const resuming = next(client, Events.ShardResume);
    proxy.release();
    const [, replayed] = await resuming;
    note('resumed', { round, replayed });
    assert.ok(replayed >= MISSED, `${MISSED} missed, ${replayed} replayed`);
    expected.push(`round ${round}, after`);
    const closing = hears(expected.at(-1));
    await say(expected.at(-1));
    await closing;
  }

  assert.deepEqual(heard, expected);
  assert.equal(resumes, 2);
  assert.equal(readies, 0, 'no new session was started');
  proxy.close();
});
