package dev.guildhall.channel.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.guild.state.Facts;
import dev.guildhall.owner.ColdLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A private channel whose cold rows are answered at once, and whose every decision is applied.
final class TestChannel {
    static final ChannelId CHANNEL = new ChannelId(900);
    static final UserId ANNA = new UserId(1);
    static final UserId BEN = new UserId(2);
    static final UserId CLEO = new UserId(3);
    static final UserId BOT = new UserId(4);
    static final UserId OTHER_BOT = new UserId(5);
    static final UserId NOBODY = new UserId(99);
    private static final int ROUNDS_MAX = 8;

    final PrivateState state = new PrivateState(CHANNEL, null);
    final Set<UserId> strangers = new HashSet<>();
    /// What a user may bring along from guilds.
    final Map<ColdKey, ColdValue> outside = new HashMap<>();
    boolean pairTaken;
    Instant now = Instant.parse("2026-05-01T12:00:00Z");
    int contactsAsked;
    private long ids;
    private final List<PrivateEvent> events = new ArrayList<>();

    static User user(UserId id) {
        boolean bot = id.equals(BOT) || id.equals(OTHER_BOT);
        return new User(id, "user" + id, bot ? "0001" : "0", null, null, bot, 0);
    }

    static GuildCommand.SendMessage text(String content) {
        return new GuildCommand.SendMessage(CHANNEL, content, null, false, false, 0, null, AllowedMentions.DEFAULT);
    }

    /// Of the last decision.
    List<PrivateEvent> events() {
        return List.copyOf(events);
    }

    /// What the events of the last decision are.
    List<String> eventNames() {
        return events.stream()
                .map(event -> event instanceof PrivateEvent.Said said
                        ? said.event().getClass().getSimpleName()
                        : event.getClass().getSimpleName())
                .toList();
    }

    PrivateDecision.Accepted accept(UserId actor, PrivateChannelCommand command) {
        PrivateDecision decision = decide(actor, command);
        assertThat(decision).isInstanceOf(PrivateDecision.Accepted.class);
        PrivateDecision.Accepted accepted = (PrivateDecision.Accepted) decision;
        events.clear();
        events.addAll(accepted.events());
        accepted.events().forEach(state::apply);
        return accepted;
    }

    PrivateDecision.Accepted say(UserId actor, GuildCommand.OfMessages command) {
        return accept(actor, new PrivateChannelCommand.Say(command));
    }

    ApiError refuse(UserId actor, PrivateChannelCommand command) {
        PrivateDecision decision = decide(actor, command);
        assertThat(decision).isInstanceOf(PrivateDecision.Rejected.class);
        GuildReply answer = ((PrivateDecision.Rejected) decision).answer();
        return ((GuildReply.Refused) answer).error();
    }

    ApiError refuse(UserId actor, GuildCommand.OfMessages command) {
        return refuse(actor, new PrivateChannelCommand.Say(command));
    }

    private PrivateDecision decide(UserId actor, PrivateChannelCommand command) {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            PrivateDecision decision = PrivateDecider.decide(state, actor, command, facts());
            if (!(decision instanceof PrivateDecision.Needs needs)) {
                return decision;
            }
            ColdLoad<ColdKey> load = state.beginLoad(needs.keys());
            Map<ColdKey, ColdValue> values = new HashMap<>();
            needs.keys().forEach(key -> values.put(key, row(key)));
            state.complete(load, values);
        }
        throw new AssertionError("never has enough: " + command);
    }

    private ColdValue row(ColdKey key) {
        return switch (key) {
            case ColdKey.PersonKey person ->
                new ColdValue.Person(person.userId().equals(NOBODY) ? null : user(person.userId()), null);
            case ColdKey.ContactKey contact -> {
                contactsAsked++;
                boolean strange = strangers.contains(contact.from()) || strangers.contains(contact.to());
                yield new ColdValue.Contact(!strange, now);
            }
            case ColdKey.ClaimKey _ -> new ColdValue.Claimed(!pairTaken);
            case ColdKey.MessageKey _, ColdKey.NonceKey _ -> new ColdValue.MessageRow(null);
            case ColdKey.CountsKey _ -> new ColdValue.Counts(List.of());
            case ColdKey.ReactedKey _ -> new ColdValue.Reacted(null);
            case ColdKey.PinsKey _ -> new ColdValue.Pins(List.of());
            case ColdKey.EmojiKey emoji -> outside.getOrDefault(emoji, new ColdValue.EmojiThere(null, null, now));
            case ColdKey.StickerKey sticker ->
                outside.getOrDefault(sticker, new ColdValue.StickerThere(null, null, now));
            case ColdKey.BanKey _,
                    ColdKey.InvitesKey _,
                    ColdKey.RosterKey _,
                    ColdKey.NotablesKey _,
                    ColdKey.VanityKey _ -> throw new AssertionError("no row of a private channel: " + key);
        };
    }

    private Facts facts() {
        return new Facts() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nextId() {
                ids++;
                return Snowflake.floorOf(now) + ids;
            }

            @Override
            public String inviteCode(int attempt) {
                throw new AssertionError("nobody invites in private");
            }
        };
    }
}
