'use strict';

const {
  ChannelType,
  Events,
  ForumLayoutType,
  PermissionFlagsBits,
  SortOrderType,
  ThreadAutoArchiveDuration,
} = require('discord.js');
const { assert, env, next, note, scenario } = require('../lib/scenario');

scenario('channels of every type, and how they follow their category', async logIn => {
  const client = await logIn();
  const guild = client.guilds.cache.get(env('GUILD_ID'));

  const announcing = next(client, Events.ChannelCreate, channel => channel.name === 'questions');
  const forum = await guild.channels.create({
    name: 'questions',
    type: ChannelType.GuildForum,
    topic: 'ask '.repeat(500),
    availableTags: [{ name: 'solved', moderated: true, emoji: { name: '✅' } }, { name: 'open' }],
    defaultReactionEmoji: { name: '👍' },
    defaultSortOrder: SortOrderType.CreationDate,
    defaultForumLayout: ForumLayoutType.ListView,
    defaultAutoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
    defaultThreadRateLimitPerUser: 10,
  });
  const [seen] = await announcing;
  assert.equal(seen.type, ChannelType.GuildForum);
  assert.deepEqual(seen.availableTags.map(tag => tag.name), ['solved', 'open']);
  assert.equal(seen.availableTags[0].emoji.name, '✅');
  assert.equal(seen.availableTags[0].moderated, true);
  assert.equal(seen.defaultReactionEmoji.name, '👍');
  assert.equal(seen.defaultSortOrder, SortOrderType.CreationDate);
  assert.equal(seen.defaultForumLayout, ForumLayoutType.ListView);
  assert.equal(seen.defaultAutoArchiveDuration, ThreadAutoArchiveDuration.OneDay);
  assert.equal(seen.defaultThreadRateLimitPerUser, 10);
  note('forum created');

  const open = seen.availableTags[1];
  const tagging = next(client, Events.ChannelUpdate, (_, channel) => channel.id === forum.id);
  await forum.setAvailableTags([{ ...open, name: 'unsolved' }, { name: 'idea' }]);
  const [, after] = await tagging;
  assert.deepEqual(after.availableTags.map(tag => tag.name), ['unsolved', 'idea']);
  assert.equal(after.availableTags[0].id, open.id, 'a renamed tag is the same tag');
  note('tags changed');

  await assert.rejects(
    client.rest.post(`/channels/${forum.id}/messages`, { body: { content: 'no post' } }),
    { code: 40058, status: 400 },
  );
  note('no message goes into a forum');

  const stage = await guild.channels.create({ name: 'hall', type: ChannelType.GuildStageVoice, userLimit: 500 });
  assert.equal(stage.userLimit, 500);
  const news = await guild.channels.create({ name: 'news', type: ChannelType.GuildText });
  const turning = next(client, Events.ChannelUpdate, (_, channel) => channel.id === news.id);
  await news.setType(ChannelType.GuildAnnouncement);
  assert.equal((await turning)[1].type, ChannelType.GuildAnnouncement);
  note('stage created, text turned into announcements');

  const role = await guild.roles.create({ name: 'readers' });
  const category = await guild.channels.create({
    name: 'library',
    type: ChannelType.GuildCategory,
    permissionOverwrites: [{ id: role.id, deny: [PermissionFlagsBits.SendMessages] }],
  });
  const shelf = await guild.channels.create({ name: 'shelf', parent: category.id });
  assert.equal(shelf.permissionsLocked, true, 'a new channel starts synced');
  const leaving = next(client, Events.ChannelUpdate, (_, channel) => channel.id === shelf.id);
  await shelf.permissionOverwrites.edit(role, { SendMessages: true });
  assert.equal((await leaving)[1].permissionsLocked, false);
  const locking = next(client, Events.ChannelUpdate, (_, channel) => channel.id === shelf.id);
  await shelf.lockPermissions();
  assert.equal((await locking)[1].permissionsLocked, true);
  const denies = channel => channel.permissionOverwrites.cache.get(role.id).deny.has(PermissionFlagsBits.AddReactions);
  const following = next(client, Events.ChannelUpdate, (_, channel) => channel.id === shelf.id && denies(channel));
  await category.permissionOverwrites.edit(role, { AddReactions: false });
  await following;
  note('a synced channel follows its category');

  const other = await guild.channels.create({ name: 'other', type: ChannelType.GuildText });
  await guild.channels.setPositions([
    { channel: other.id, position: 0, parent: category.id, lockPermissions: true },
    { channel: shelf.id, position: 1 },
  ]);
  const moved = await guild.channels.fetch(other.id, { force: true });
  assert.equal(moved.parentId, category.id);
  assert.equal(moved.permissionsLocked, true);
  note('channels moved in bulk take their category over');
});
