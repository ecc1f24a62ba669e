package dev.guildhall.journal;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Topic;
import dev.guildhall.bus.event.EventKind;
import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.ClientPlatform;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.user.User;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.EveryChange;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Events of every kind that this module writes, with all that they may carry.
final class SampleEvents {
    private SampleEvents() {}

    /// By kind, in the order in which they were made.
    static Map<EventKind, List<BusRecord>> all() {
        List<BusRecord> records = new ArrayList<>();
        for (Change change : EveryChange.all()) {
            records.addAll(CommitEvents.of(new Commit(new OwnerId.OfGuild(new GuildId(7)), 17, List.of(change))));
        }
        LiveFeed feed = new LiveFeed(
                made -> {
                    records.addAll(made);
                    return CompletableFuture.completedFuture(null);
                },
                EnumSet.allOf(Topic.class),
                "here",
                () -> Instant.EPOCH,
                1 << 20);
        LiveEvents.presence(
                feed,
                new UserId(7),
                new Presence(PresenceStatus.DND, List.of(), Map.of(ClientPlatform.MOBILE, PresenceStatus.DND)));
        LiveEvents.voice(feed, new GuildId(1), new UserId(7), inVoice());
        LiveEvents.voice(feed, new GuildId(1), new UserId(7), null);
        Map<EventKind, List<BusRecord>> byKind = new EnumMap<>(EventKind.class);
        records.forEach(
                record -> byKind.computeIfAbsent(HeardEvents.read(record).kind(), _ -> new ArrayList<>())
                        .add(record));
        return byKind;
    }

    private static VoiceState inVoice() {
        Member member = Rows.bareMember(7);
        User user = new User(new UserId(7), "anna", "0", null, null, false, 0);
        return new VoiceState(
                new MemberProfile(member, user), new SessionId("s"), new ChannelId(5), true, false, true, false, null);
    }
}
