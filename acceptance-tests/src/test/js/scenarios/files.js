'use strict';

const { AttachmentBuilder, EmbedBuilder, Events, MessageFlags, MessageReferenceType } = require('discord.js');
const { acts, assert, env, next, note, rest, scenario } = require('../lib/scenario');

// 1 × 1, the smallest that every decoder takes.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function download(url) {
  const response = await fetch(url);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

scenario('cards, files, forwards', async logIn => {
  const client = await logIn();
  const person = acts(env('PERSON_TOKEN'));
  const channel = await client.channels.fetch(env('TEXT_ID'));
  const path = `/channels/${channel.id}/messages`;

  const card = new EmbedBuilder()
    .setTitle('A title')
    .setDescription('With **words**')
    .setURL('https://example.org/page')
    .setColor(0x3366ff)
    .setTimestamp(new Date('2026-01-02T03:04:05Z'))
    .setFooter({ text: 'below', iconURL: 'https://example.org/f.png' })
    .setAuthor({ name: 'somebody', url: 'https://example.org/who' })
    .setThumbnail('https://example.org/t.png')
    .addFields({ name: 'one', value: '1', inline: true }, { name: 'two', value: '2' });
  const echo = next(client, Events.MessageCreate, message => message.embeds.length === 1);
  const sent = await channel.send({ embeds: [card] });
  const [echoed] = await echo;
  for (const message of [sent, echoed, await channel.messages.fetch({ message: sent.id, force: true })]) {
    const [found] = message.embeds;
    assert.equal(message.content, '');
    assert.equal(found.title, 'A title');
    assert.equal(found.hexColor, '#3366ff');
    assert.equal(new Date(found.timestamp).toISOString(), '2026-01-02T03:04:05.000Z');
    assert.deepEqual(found.fields.map(field => [field.name, field.value, field.inline]), [['one', '1', true], ['two', '2', false]]);
    assert.equal(found.footer.iconURL, 'https://example.org/f.png');
    assert.equal(EmbedBuilder.from(found).data.title, card.data.title);
  }
  const again = await sent.edit({ embeds: [EmbedBuilder.from(sent.embeds[0]).setTitle('Another')] });
  assert.equal(again.embeds[0].title, 'Another');
  assert.equal((await sent.suppressEmbeds(true)).embeds.length, 0);
  assert.equal((await sent.suppressEmbeds(false)).embeds.length, 1);
  await assert.rejects(channel.send({ embeds: [{ fields: [{ name: '', value: 'v' }] }] }), failure => {
    assert.equal(failure.code, 50035);
    assert.ok(failure.rawError.errors.embeds['0'].fields['0'].name._errors);
    return true;
  });
  await assert.rejects(channel.send({ content: ' ' }), { code: 50006 });
  note('card');

  const text = Buffer.from('some text, ünd more\n'.repeat(20_000));
  const arriving = next(client, Events.MessageCreate, message => message.attachments.size === 2);
  const withFiles = await channel.send({
    content: 'two files',
    files: [
      new AttachmentBuilder(PNG, { name: 'dot.png', description: 'a dot' }),
      new AttachmentBuilder(text, { name: 'notes für dich.txt' }).setSpoiler(),
    ],
  });
  const [arrived] = await arriving;
  assert.equal(arrived.id, withFiles.id);
  const [dot, notes] = [...withFiles.attachments.values()];
  assert.equal(dot.contentType, 'image/png');
  assert.deepEqual([dot.width, dot.height, dot.size, dot.description], [1, 1, PNG.length, 'a dot']);
  assert.equal(notes.size, text.length);
  assert.ok(notes.spoiler);
  const picture = await download(dot.url);
  assert.equal(picture.response.status, 200);
  assert.equal(picture.response.headers.get('content-type'), 'image/png');
  assert.equal(picture.response.headers.get('x-content-type-options'), 'nosniff');
  assert.ok(picture.bytes.equals(PNG));
  const document = await download(arrived.attachments.get(notes.id).url);
  assert.ok(document.bytes.equals(text), 'the same bytes');
  assert.match(document.response.headers.get('content-disposition'), /^attachment/);
  note('files');

  const part = await fetch(notes.url, { headers: { Range: 'bytes=5-8' } });
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('content-range'), `bytes 5-8/${text.length}`);
  assert.equal(await part.text(), 'text');
  const head = await fetch(notes.url, { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.headers.get('content-length'), String(text.length));
  assert.equal((await fetch(notes.url, { headers: { Range: `bytes=${text.length}-` } })).status, 416);
  const tag = head.headers.get('etag');
  assert.equal((await fetch(notes.url, { headers: { 'If-None-Match': tag } })).status, 304);
  for (const forged of [notes.url.split('?')[0], notes.url.replace('&is=', '&is=1'), notes.url.replace(notes.id, dot.id)]) {
    assert.equal((await fetch(forged)).status, 404, forged);
  }
  const refreshed = await person('POST', '/attachments/refresh-urls', { attachment_urls: [notes.url] });
  assert.equal((await fetch(refreshed.refreshed_urls[0].refreshed)).status, 200);
  note('addresses');

  const fewer = await withFiles.edit({ attachments: [notes] });
  assert.deepEqual([...fewer.attachments.keys()], [notes.id]);
  assert.equal((await fetch(dot.url)).status, 404, 'what was taken out is gone');
  const late = new AttachmentBuilder(PNG, { name: 'late.png' });
  const more = await withFiles.edit({ attachments: [notes], files: [late] });
  assert.deepEqual([...more.attachments.values()].map(file => file.name).sort(), ['SPOILER_notes_fr_dich.txt', 'late.png']);
  note('edited');

  const shown = await channel.send({
    embeds: [new EmbedBuilder().setImage('attachment://shown.png')],
    files: [new AttachmentBuilder(PNG, { name: 'shown.png' })],
  });
  assert.equal(shown.attachments.size, 0, 'a file that a card shows is the card\'s');
  assert.ok((await download(shown.embeds[0].image.url)).bytes.equals(PNG));
  note('shown');

  const forward = await withFiles.forward(channel);
  assert.equal(forward.reference.type, MessageReferenceType.Forward);
  assert.ok(forward.flags.has(MessageFlags.HasSnapshot));
  const snapshot = forward.messageSnapshots.first();
  assert.equal(snapshot.content, 'two files');
  assert.equal(snapshot.attachments.size, 2);
  const gone = more.attachments.find(file => file.name === 'late.png');
  await withFiles.delete();
  assert.equal((await fetch(gone.url)).status, 404, 'files go with their message');
  const kept = snapshot.attachments.find(file => file.name === 'late.png');
  assert.ok((await download(kept.url)).bytes.equals(PNG), 'a forward keeps its own');
  note('forwarded');

  const numbered = await rest(`Bot ${env('BOT_TOKEN')}`)('POST', path, { content: 'x', nonce: 17 });
  assert.equal(numbered.body.nonce, 17);
  const large = new FormData();
  large.append('payload_json', '{}');
  large.append('files[0]', new Blob([Buffer.alloc(10 * 1024 * 1024 + 1)]), 'large.bin');
  const refused = await fetch(`${env('API')}/v10${path}`, {
    method: 'POST',
    headers: { Authorization: `Bot ${env('BOT_TOKEN')}` },
    body: large,
  });
  assert.equal(refused.status, 413);
  assert.equal((await refused.json()).code, 40005);
  note('bounds');
});
