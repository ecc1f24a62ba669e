package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.state.ColdKey.BanKey;
import dev.guildhall.guild.state.ColdKey.ClaimKey;
import dev.guildhall.guild.state.ColdKey.ContactKey;
import dev.guildhall.guild.state.ColdKey.CountsKey;
import dev.guildhall.guild.state.ColdKey.EmojiKey;
import dev.guildhall.guild.state.ColdKey.InvitesKey;
import dev.guildhall.guild.state.ColdKey.MessageKey;
import dev.guildhall.guild.state.ColdKey.NonceKey;
import dev.guildhall.guild.state.ColdKey.PersonKey;
import dev.guildhall.guild.state.ColdKey.PinsKey;
import dev.guildhall.guild.state.ColdKey.ReactedKey;
import dev.guildhall.guild.state.ColdKey.StickerKey;
import dev.guildhall.guild.state.ColdKey.VanityKey;
import dev.guildhall.guild.state.ColdValue.BanRow;
import dev.guildhall.guild.state.ColdValue.Claimed;
import dev.guildhall.guild.state.ColdValue.Contact;
import dev.guildhall.guild.state.ColdValue.Counts;
import dev.guildhall.guild.state.ColdValue.EmojiThere;
import dev.guildhall.guild.state.ColdValue.InviteRows;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.ColdValue.Pins;
import dev.guildhall.guild.state.ColdValue.Reacted;
import dev.guildhall.guild.state.ColdValue.StickerThere;
import dev.guildhall.store.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The cold rows of a view, and a list of those that were asked for in vain. A decision asks for all that it
/// can name, then gives up with [#needs] if anything was missing: one load instead of one after the other.
public final class ColdLookup {
    /// How old what was read of other owners may be. A decision may thus let somebody use an emoji for this long after
    /// it was removed, or write to somebody whom they share no guild with any more.
    public static final Duration BELIEVED = Duration.ofSeconds(10);

    private final Function<ColdKey, @Nullable ColdValue> rows;
    private final Instant now;
    private final Set<ColdKey> missing = new LinkedHashSet<>();

    /// `rows` knows what a key yields, null where that must be loaded first.
    public ColdLookup(Function<ColdKey, @Nullable ColdValue> rows, Instant now) {
        this.rows = rows;
        this.now = now;
    }

    @Nullable
    public Person person(UserId userId) {
        return find(new PersonKey(userId), Person.class);
    }

    @Nullable
    BanRow ban(UserId userId) {
        return find(new BanKey(userId), BanRow.class);
    }

    @Nullable
    MessageRow message(ChannelId channelId, MessageId messageId) {
        return find(new MessageKey(channelId, messageId), MessageRow.class);
    }

    @Nullable
    MessageRow sentWith(ChannelId channelId, UserId authorId, Nonce nonce) {
        return find(new NonceKey(channelId, authorId, nonce), MessageRow.class);
    }

    @Nullable
    Counts counts(ChannelId channelId, MessageId messageId) {
        return find(new CountsKey(channelId, messageId), Counts.class);
    }

    @Nullable
    Reacted reacted(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId) {
        return find(new ReactedKey(channelId, messageId, emoji.unnamed(), userId), Reacted.class);
    }

    @Nullable
    Pins pins(ChannelId channelId) {
        return find(new PinsKey(channelId), Pins.class);
    }

    @Nullable
    InviteRows invites() {
        return find(new InvitesKey(), InviteRows.class);
    }

    @Nullable
    public Claimed claimed(Claim claim) {
        return find(new ClaimKey(claim), Claimed.class);
    }

    /// `command` tells the command that asks from all others.
    @Nullable
    Claimed claimed(Claim vanity, String command) {
        return find(new VanityKey(vanity, command), Claimed.class);
    }

    @Nullable
    public Contact contact(UserId from, UserId to) {
        return find(new ContactKey(from, to), Contact.class);
    }

    /// As the user may use it; see [EmojiThere].
    @Nullable
    EmojiThere emoji(EmojiId emojiId, UserId userId) {
        return find(new EmojiKey(emojiId, userId), EmojiThere.class);
    }

    @Nullable
    StickerThere sticker(StickerId stickerId, UserId userId) {
        return find(new StickerKey(stickerId, userId), StickerThere.class);
    }

    /// Something was asked for and is not known.
    public boolean incomplete() {
        return !missing.isEmpty();
    }

    public Decision.Needs needs() {
        return new Decision.Needs(missing);
    }

    private <V extends ColdValue> @Nullable V find(ColdKey key, Class<V> type) {
        ColdValue value = rows.apply(key);
        if (value == null || outdated(value)) {
            missing.add(key);
            return null;
        }
        return type.cast(value);
    }

    private boolean outdated(ColdValue value) {
        return value instanceof ColdValue.Elsewhere elsewhere
                && elsewhere.asOf().plus(BELIEVED).isBefore(now);
    }
}
