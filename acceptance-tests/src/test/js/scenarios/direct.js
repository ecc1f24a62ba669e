'use strict';

const { ChannelType, Events, GatewayIntentBits, Partials } = require('discord.js');
const { ALL_INTENTS, acts, assert, env, next, note, rest, scenario } = require('../lib/scenario');

const DIRECT_INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
  GatewayIntentBits.DirectMessageTyping,
];
const THUMB = encodeURIComponent('👍');

scenario('direct messages between a bot and a person', async logIn => {
  // Without MESSAGE_CONTENT: what is said in private is never taken out.
  const client = await logIn({ intents: DIRECT_INTENTS, partials: [Partials.Channel] });
  const deaf = await logIn({ intents: ALL_INTENTS, partials: [Partials.Channel] });
  const heardByDeaf = [];
  deaf.on(Events.MessageCreate, message => heardByDeaf.push(message));
  const person = acts(env('PERSON_TOKEN'));
  const personId = env('PERSON_ID');
  const byPerson = message => message.author.id === personId;

  const user = await client.users.fetch(personId);
  const echoing = next(client, Events.MessageCreate, message => message.content === 'hello there');
  const sent = await user.send('hello there');
  assert.equal(sent.channel.type, ChannelType.DM);
  assert.equal(sent.channel.recipientId, personId);
  assert.equal(sent.guild, null);
  assert.equal((await echoing)[0].channelId, sent.channelId);
  assert.equal((await user.createDM(true)).id, sent.channelId, 'one channel for the two');
  note('sent');

  const path = `/channels/${sent.channelId}`;
  const listed = (await person('GET', '/users/@me/channels')).find(channel => channel.id === sent.channelId);
  assert.deepEqual(listed.recipients.map(each => each.id), [client.user.id]);
  assert.equal(listed.last_message_id, sent.id);
  assert.equal((await person('POST', '/users/@me/channels', { recipient_id: client.user.id })).id, sent.channelId);
  assert.equal((await person('GET', `${path}/messages`))[0].content, 'hello there');
  note('on the list of the person');

  const answering = next(client, Events.MessageCreate, byPerson);
  await person('POST', `${path}/messages`, {
    content: 'hello yourself',
    message_reference: { message_id: sent.id },
  });
  const [answer] = await answering;
  assert.equal(answer.content, 'hello yourself');
  assert.equal(answer.channel.type, ChannelType.DM);
  assert.equal(answer.member, null);
  assert.equal(answer.reference.messageId, sent.id);
  assert.equal((await answer.fetchReference()).content, 'hello there');
  note('answered');

  const editing = next(client, Events.MessageUpdate, (_, after) => after.id === sent.id);
  await sent.edit('hello, edited');
  assert.equal((await editing)[1].content, 'hello, edited');
  await assert.rejects(answer.edit('not mine'), { code: 50005 });
  await assert.rejects(answer.delete(), { code: 50003 });
  note('edited its own, and no other');

  const reacting = next(client, Events.MessageReactionAdd, (_, by) => by.id === personId);
  await person('PUT', `${path}/messages/${sent.id}/reactions/${THUMB}/@me`);
  assert.equal((await reacting)[0].emoji.name, '👍');
  await answer.react('❤️');
  const hearts = await person('GET', `${path}/messages/${answer.id}`);
  assert.equal(hearts.reactions[0].emoji.name, '❤️');
  const typing = next(client, Events.TypingStart, each => each.user.id === personId);
  await person('POST', `${path}/typing`);
  assert.equal((await typing)[0].channel.id, sent.channelId);
  note('reactions and typing');

  const pinning = next(client, Events.ChannelPinsUpdate);
  await answer.pin();
  assert.equal((await pinning)[0].id, sent.channelId);
  assert.deepEqual((await sent.channel.messages.fetchPins()).items.map(pin => pin.message.id), [answer.id]);
  note('pinned');

  const file = await user.send({ content: 'with a file', files: [{ attachment: Buffer.from('ink'), name: 'note.txt' }] });
  assert.equal(await (await fetch(file.attachments.first().url)).text(), 'ink');
  const deleting = next(client, Events.MessageDelete, gone => gone.id === file.id);
  await file.delete();
  await deleting;
  note('files, and deleted');

  const history = await sent.channel.messages.fetch({ limit: 10 });
  assert.equal(history.last().content, 'hello, edited');
  assert.equal((await sent.channel.fetch(true)).id, sent.channelId);

  const stranger = await client.users.fetch(env('STRANGER_ID'));
  await assert.rejects(stranger.send('psst'), { code: 50007, status: 403 });
  const outside = rest(env('STRANGER_TOKEN'));
  assert.equal((await outside('GET', `${path}/messages`)).body.code, 50001);
  assert.equal((await outside('POST', `${path}/messages`, { content: 'me too' })).body.code, 50001);
  const toBot = await rest(`Bot ${env('BOT_TOKEN')}`)('POST', '/users/@me/channels', { recipient_id: env('PLAIN_ID') });
  assert.equal(toBot.body.code, 50007);
  const toSelf = await rest(env('PERSON_TOKEN'))('POST', '/users/@me/channels', { recipient_id: personId });
  assert.equal(toSelf.body.code, 50033);
  note('refused where it has to be');

  assert.ok(heardByDeaf.every(message => message.guild), 'without the intent nothing private is heard');
});
