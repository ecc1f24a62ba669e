'use strict';

const { Events, GatewayIntentBits, GuildFeature, StickerFormatType } = require('discord.js');
const { ALL_INTENTS, acts, assert, env, next, note, rest, scenario } = require('../lib/scenario');
const { gif, png } = require('../lib/pictures');

/** The library names a well-known host; the path is what it wants of this one. */
async function fetched(url) {
  const { pathname, search } = new URL(url);
  const response = await fetch(env('API').replace(/\/api$/, '') + pathname + search);
  return { status: response.status, type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
}

async function assertShows(url, picture, type) {
  const shown = await fetched(url);
  assert.equal(shown.status, 200, url);
  assert.equal(shown.type, type);
  assert.deepEqual(shown.bytes, picture);
}

scenario('emojis, stickers, icon and vanity code', async logIn => {
  const client = await logIn({ intents: [...ALL_INTENTS, GatewayIntentBits.GuildExpressions] });
  const person = acts(env('PERSON_TOKEN'));
  const owner = acts(env('OWNER_TOKEN'));
  const guild = client.guilds.cache.get(env('GUILD_ID'));
  const channel = await client.channels.fetch(env('TEXT_ID'));
  const path = `/channels/${channel.id}/messages`;

  const still = png(8);
  const coming = next(client, Events.GuildEmojiCreate, emoji => emoji.name === 'party');
  const party = await guild.emojis.create({ attachment: still, name: 'party', reason: 'for parties' });
  const [heard] = await coming;
  assert.equal(heard.id, party.id);
  assert.equal(party.animated, false);
  assert.equal((await party.fetchAuthor()).id, client.user.id);
  await assertShows(party.imageURL({ size: 64 }), still, 'image/png');
  const moving = gif(2);
  const dance = await guild.emojis.create({ attachment: moving, name: 'dance' });
  assert.equal(dance.animated, true);
  await assertShows(dance.imageURL(), moving, 'image/gif');
  assert.equal((await guild.emojis.fetch()).size, 2);
  const entries = (await guild.fetchAuditLogs({ limit: 10 })).entries;
  assert.equal(entries.find(entry => entry.targetId === party.id).reason, 'for parties');
  note('emojis made');

  const renaming = next(client, Events.GuildEmojiUpdate, (_before, after) => after.id === party.id);
  await party.edit({ name: 'fest' });
  const [before, after] = await renaming;
  assert.equal(before.name, 'party');
  assert.equal(after.name, 'fest');
  await assert.rejects(guild.emojis.create({ attachment: still, name: 'no way!' }), { code: 50035 });
  await assert.rejects(guild.emojis.create({ attachment: Buffer.from('<svg/>'), name: 'svg' }), { code: 50035 });
  note('emoji renamed');

  const message = await channel.send('react to this');
  await message.react(dance);
  const reacting = next(client, Events.MessageReactionAdd, (_, user) => user.id === env('PERSON_ID'));
  await person('PUT', `${path}/${message.id}/reactions/whatever:${dance.id}/@me`);
  const [reaction] = await reacting;
  assert.equal(reaction.emoji.id, dance.id);
  assert.equal(reaction.emoji.name, 'dance');
  assert.equal(reaction.emoji.animated, true);
  const strange = await rest(env('PERSON_TOKEN'))('PUT', `${path}/${message.id}/reactions/party:1/@me`);
  assert.equal(strange.body.code, 10014);
  const going = next(client, Events.GuildEmojiDelete, emoji => emoji.id === dance.id);
  await dance.delete();
  await going;
  const shown = await message.fetch(true);
  assert.equal(shown.reactions.cache.get(dance.id).count, 2);
  await assertShows(dance.imageURL(), moving, 'image/gif');
  note('reactions with own emojis');

  const picture = png(300, 0x40);
  const sticking = next(client, Events.GuildStickerCreate);
  const sticker = await guild.stickers.create({ file: picture, name: 'wave', tags: 'wave', description: 'says hello' });
  assert.equal((await sticking)[0].id, sticker.id);
  assert.equal(sticker.format, StickerFormatType.PNG);
  await assertShows(sticker.url, picture, 'image/png');
  const echo = next(client, Events.MessageCreate, sent => sent.stickers.size === 1);
  const stuck = await channel.send({ stickers: [sticker.id] });
  for (const each of [stuck, (await echo)[0], await channel.messages.fetch({ message: stuck.id, force: true })]) {
    assert.equal(each.content, '');
    assert.equal(each.stickers.get(sticker.id).name, 'wave');
  }
  const forward = await stuck.forward(channel);
  assert.equal(forward.messageSnapshots.first().stickers.get(sticker.id).name, 'wave');
  const changing = next(client, Events.GuildStickerUpdate);
  await sticker.edit({ name: 'hello' });
  assert.equal((await changing)[1].name, 'hello');
  assert.equal((await client.fetchSticker(sticker.id)).name, 'hello');
  await assert.rejects(guild.stickers.create({ file: png(321), name: 'large', tags: 'x' }), { code: 50046 });
  const peeling = next(client, Events.GuildStickerDelete);
  await sticker.delete();
  await peeling;
  await assert.rejects(channel.send({ stickers: [sticker.id] }), { code: 10060 });
  note('stickers');

  const updating = next(client, Events.GuildUpdate, (_, changed) => changed.id === guild.id && changed.icon !== null);
  await guild.setIcon(still);
  const [, withIcon] = await updating;
  await assertShows(withIcon.iconURL({ size: 128 }), still, 'image/png');
  const old = withIcon.iconURL();
  await guild.setIcon(moving);
  assert.match(guild.icon, /^a_/);
  await assertShows(guild.iconURL(), moving, 'image/gif');
  assert.equal((await fetched(old)).status, 404, 'only the icon that is used now');
  await guild.setIcon(null);
  assert.equal(guild.iconURL(), null);
  note('icon');

  const code = `the-${guild.id}`;
  assert.ok(guild.features.includes(GuildFeature.VanityURL));
  const choosing = next(client, Events.GuildUpdate, (_, changed) => changed.vanityURLCode === code);
  await owner('PATCH', `/guilds/${guild.id}/vanity-url`, { code });
  await choosing;
  const invite = await client.fetchInvite(code.toUpperCase());
  assert.equal(invite.guild.id, guild.id);
  assert.equal(invite.inviter, null);
  const joining = next(client, Events.GuildMemberAdd, member => member.id === env('STRANGER_ID'));
  await acts(env('STRANGER_TOKEN'))('POST', `/invites/${code}`, {});
  await joining;
  await acts(env('STRANGER_TOKEN'))('DELETE', `/users/@me/guilds/${guild.id}`);
  assert.deepEqual(await guild.fetchVanityData(), { code, uses: 1 });
  const taken = acts(env('PERSON_TOKEN'));
  const other = await taken('POST', '/guilds', { name: 'elsewhere' });
  const refused = await rest(env('PERSON_TOKEN'))('PATCH', `/guilds/${other.id}/vanity-url`, { code });
  assert.equal(refused.body.code, 50020);
  note('vanity code');
});
