package dev.guildhall.guild.state;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdKey.NonceKey;
import dev.guildhall.guild.state.ColdKey.ReactedKey;
import dev.guildhall.store.Change;
import dev.guildhall.store.GuildRows.GuildRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows that a guild's events leave behind, and the cold values that they answer.
final class TestRows {
    final Map<UserId, User> accounts = new TreeMap<>();
    final Map<UserId, Member> members = new TreeMap<>();
    final Map<String, Invite> invites = new TreeMap<>();
    final List<AuditEntry> audits = new ArrayList<>();
    final Set<String> codesOfOthers = new HashSet<>();
    /// What a user may bring along from other guilds.
    final Map<ColdKey, ColdValue> outside = new HashMap<>();
    private final Set<String> heldCodes = new HashSet<>();
    private final Map<UserId, Ban> bans = new HashMap<>();
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<NonceKey, MessageId> nonces = new HashMap<>();
    private final Map<ChannelId, Channel> channels = new HashMap<>();
    private final Map<RoleId, Role> roles = new HashMap<>();
    private final Map<ChannelId, MessageId> heads = new HashMap<>();
    private final Map<MessageId, List<ReactionCount>> counts = new HashMap<>();
    private final Map<ReactedKey, Long> reactions = new HashMap<>();
    private final Map<ChannelId, List<Pin>> pins = new HashMap<>();
    private final Map<ChannelId, Instant> lastPins = new HashMap<>();
    private Expressions expressions = Expressions.NONE;
    private @Nullable Guild guild;

    @Nullable
    GuildRecord record() {
        return guild == null
                ? null
                : new GuildRecord(
                        guild,
                        List.copyOf(channels.values()),
                        List.copyOf(roles.values()),
                        heads,
                        lastPins,
                        expressions);
    }

    /// Invite codes that this guild keeps from others.
    Set<String> heldCodes() {
        return heldCodes;
    }

    void write(Change change) {
        switch (change) {
            case Change.PutPrivateChannel _, Change.PutRecipient _, Change.DeleteRecipient _ ->
                throw new IllegalStateException("no guild writes " + change);
            case Change.PutGuild put -> guild = put.guild();
            case Change.DeleteGuild _ -> guild = null;
            case Change.PutChannel put -> channels.put(put.channel().id(), put.channel());
            case Change.DeleteChannel delete -> channels.remove(delete.channelId());
            case Change.PutRole put -> roles.put(put.role().id(), put.role());
            case Change.DeleteRole delete -> roles.remove(delete.roleId());
            case Change.PutEmoji put -> expressions = expressions.with(put.emoji());
            case Change.DeleteEmoji delete -> expressions = expressions.without(delete.emojiId());
            case Change.PutSticker put -> expressions = expressions.with(put.sticker());
            case Change.DeleteSticker delete -> expressions = expressions.without(delete.stickerId());
            case Change.PutMember put -> members.put(put.member().userId(), put.member());
            case Change.DeleteMember delete -> members.remove(delete.userId());
            case Change.PutBan put -> bans.put(put.ban().userId(), put.ban());
            case Change.DeleteBan delete -> bans.remove(delete.userId());
            case Change.PutAuditEntry put -> audits.add(put.entry());
            case Change.PutInvite put -> invites.put(put.invite().code(), put.invite());
            case Change.DeleteInvite delete -> invites.remove(delete.code());
            case Change.PutMessage put -> {
                messages.put(put.message().id(), put.message());
                heads.merge(
                        put.message().channelId(),
                        put.message().id(),
                        (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
            case Change.DeleteMessage delete -> {
                messages.remove(delete.messageId());
                clear(delete.messageId());
                unpin(delete.channelId(), delete.messageId());
            }
            case Change.PutReaction put ->
                reactions.put(
                        new ReactedKey(
                                put.channelId(), put.messageId(), put.emoji().unnamed(), put.userId()),
                        put.id());
            case Change.DeleteReaction delete ->
                reactions.remove(new ReactedKey(
                        delete.channelId(), delete.messageId(), delete.emoji().unnamed(), delete.userId()));
            case Change.DeleteReactionsWith delete ->
                reactions
                        .keySet()
                        .removeIf(key -> key.messageId().equals(delete.messageId())
                                && key.emoji().same(delete.emoji()));
            case Change.DeleteReactions delete -> clear(delete.messageId());
            case Change.PutReactionCounts put -> counts.put(put.messageId(), put.counts());
            case Change.PutMention _, Change.DeleteMention _ -> {}
            case Change.PutPin put ->
                pins.computeIfAbsent(put.channelId(), id -> new ArrayList<>()).addFirst(put.pin());
            case Change.DeletePin delete -> unpin(delete.channelId(), delete.messageId());
            case Change.PutLastPin put -> {
                lastPins.remove(put.channelId());
                if (put.at() != null) {
                    lastPins.put(put.channelId(), put.at());
                }
            }
            case Change.PutNonce put ->
                nonces.put(new NonceKey(put.channelId(), put.authorId(), put.nonce()), put.messageId());
            case Change.HoldClaim hold -> heldCodes.add(hold.claim().name());
            case Change.ReleaseClaim release -> heldCodes.remove(release.claim().name());
            case Change.OfPerson _,
                    Change.PutAccount _,
                    Change.PutAuthSession _,
                    Change.DeleteAuthSession _,
                    Change.DeleteAllAuthSessions _,
                    Change.PutApplication _ -> throw new IllegalArgumentException("not a guild's: " + change);
        }
    }

    ColdValue read(ColdKey key) {
        return switch (key) {
            case ColdKey.PersonKey person ->
                new ColdValue.Person(accounts.get(person.userId()), members.get(person.userId()));
            case ColdKey.BanKey ban -> new ColdValue.BanRow(bans.get(ban.userId()));
            case ColdKey.MessageKey message -> new ColdValue.MessageRow(message(message));
            case NonceKey nonce -> new ColdValue.MessageRow(sentWith(nonce));
            case ColdKey.CountsKey counted -> new ColdValue.Counts(counts(counted.messageId()));
            case ReactedKey reacted -> new ColdValue.Reacted(reactions.get(reacted));
            case ColdKey.PinsKey of -> new ColdValue.Pins(pins(of.channelId()));
            case ColdKey.InvitesKey _ -> new ColdValue.InviteRows(List.copyOf(invites.values()));
            case ColdKey.RosterKey _ ->
                new ColdValue.Roster(members.values().stream()
                        .map(each -> new MemberProfile(each, Objects.requireNonNull(accounts.get(each.userId()))))
                        .toList());
            case ColdKey.NotablesKey _ -> throw new IllegalStateException("no command asks who has a role or a nick");
            case ColdKey.ClaimKey claim ->
                new ColdValue.Claimed(!codesOfOthers.contains(claim.claim().name()));
            case ColdKey.VanityKey vanity ->
                new ColdValue.Claimed(!codesOfOthers.contains(vanity.claim().name()));
            case ColdKey.ContactKey contact -> throw new IllegalStateException("a guild asks for no contact");
            case ColdKey.EmojiKey emoji ->
                outside.getOrDefault(emoji, new ColdValue.EmojiThere(null, null, Instant.MAX.minusSeconds(60)));
            case ColdKey.StickerKey sticker ->
                outside.getOrDefault(sticker, new ColdValue.StickerThere(null, null, Instant.MAX.minusSeconds(60)));
        };
    }

    List<ReactionCount> counts(MessageId messageId) {
        return counts.getOrDefault(messageId, List.of());
    }

    /// Who reacted to the message with the emoji.
    Set<UserId> reacted(MessageId messageId, ReactionEmoji emoji) {
        return reactions.keySet().stream()
                .filter(key -> key.messageId().equals(messageId) && key.emoji().same(emoji))
                .map(ReactedKey::userId)
                .collect(Collectors.toSet());
    }

    List<Pin> pins(ChannelId channelId) {
        return List.copyOf(pins.getOrDefault(channelId, List.of()));
    }

    private void clear(MessageId messageId) {
        counts.remove(messageId);
        reactions.keySet().removeIf(key -> key.messageId().equals(messageId));
    }

    private void unpin(ChannelId channelId, MessageId messageId) {
        pins.getOrDefault(channelId, new ArrayList<>())
                .removeIf(pin -> pin.messageId().equals(messageId));
    }

    private @Nullable Message sentWith(NonceKey key) {
        MessageId id = nonces.get(key);
        return id == null ? null : messages.get(id);
    }

    private @Nullable Message message(ColdKey.MessageKey key) {
        Message found = messages.get(key.messageId());
        return found != null && found.channelId().equals(key.channelId()) ? found : null;
    }

    static Nonce nonce(String text) {
        return new Nonce(text, false);
    }
}
