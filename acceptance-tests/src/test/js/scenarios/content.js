'use strict';

const { Events, GatewayIntentBits } = require('discord.js');
const { acts, assert, env, next, note, scenario } = require('../lib/scenario');

scenario('without the intent, content is only what is meant for the bot', async logIn => {
  const client = await logIn({
    token: env('PLAIN_TOKEN'),
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  });
  const person = acts(env('PERSON_TOKEN'));
  const path = `/channels/${env('TEXT_ID')}/messages`;
  const say = async content => {
    const message = await person('POST', path, { content });
    return message.id;
  };
  const hear = async content => {
    const pending = next(client, Events.MessageCreate, message => message.author.id === env('PERSON_ID'));
    const id = await say(content);
    const [message] = await pending;
    assert.equal(message.id, id);
    return message;
  };

  const secret = await hear('not meant for the bot');
  assert.equal(secret.content, '');
  assert.equal(secret.author.username, env('PERSON_NAME'), 'who and where is not hidden');
  note('stripped over the gateway');

  const fetched = await secret.channel.messages.fetch({ message: secret.id, force: true, cache: false });
  assert.equal(fetched.content, '');
  note('stripped over REST');

  const meant = await hear(`<@${client.user.id}> this is meant for you`);
  assert.equal(meant.content, `<@${client.user.id}> this is meant for you`);
  note('mention kept');

  const own = next(client, Events.MessageCreate, message => message.author.id === client.user.id);
  await meant.channel.send('my own words');
  assert.equal((await own)[0].content, 'my own words');
  note('own message kept');

  const updating = next(client, Events.MessageUpdate, (_, message) => message.id === secret.id);
  await person('PATCH', `${path}/${secret.id}`, { content: 'still not meant for the bot' });
  const [, updated] = await updating;
  assert.equal(updated.content, '');
  note('stripped in an edit');
});
