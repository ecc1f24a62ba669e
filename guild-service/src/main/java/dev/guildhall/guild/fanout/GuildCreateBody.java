package dev.guildhall.guild.fanout;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.GuildJson;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.Timestamps;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.ReadyGuild;
import dev.guildhall.common.relay.ReadySight;
import dev.guildhall.guild.state.ColdValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The body of GUILD_CREATE. What all sessions share is encoded once for each state of the guild; a
/// session adds when it joined, whether the guild is large for it, and its own member and those whom it
/// sees in voice, where it is not told of all. The lists of members are encoded once, too.
///
/// Libraries need the own member to know their rights, and the arrays to be there, empty or not.
/// Source: gateway docs, "Guild Create"; library start-up code.
final class GuildCreateBody {
    private static final Bytes NO_PRESENCES = Bytes.utf8("{\"presences\":[]}");

    private final Company company;
    private final NotableMembers notable;
    private @Nullable GuildSnapshot encoded;
    private Bytes shared = Bytes.utf8("");
    private ColdValue.@Nullable Roster listed;
    private Bytes everybody = Bytes.utf8("");

    GuildCreateBody(Company company) {
        this.company = company;
        this.notable = new NotableMembers(company);
    }

    /// The body, and its parts for READY where the session's is made of them.
    record Written(EncodedEvent whole, @Nullable ReadyGuild parts) {}

    /// `channels` are those that a person's session sees. `listing` null: the session is told of no members but its
    /// own and those in voice.
    Written of(
            GuildSnapshot guild,
            MemberProfile self,
            GuildSession.Attach session,
            Set<ChannelId> channels,
            VoiceLists.Listed voice,
            @Nullable Listing listing) {
        Lists lists = lists(guild, self, voice, listing);
        Bytes own = Json.encode(out -> {
            out.writeStartObject();
            out.writeStringField("joined_at", Timestamps.iso(self.member().joinedAt()));
            out.writeBooleanField("large", large(guild, session.largeThreshold()));
            out.writeEndObject();
        });
        boolean hears = Presences.heardBy(session, guild);
        Bytes presences = hears ? lists.presences().get() : NO_PRESENCES;
        Bytes states = Bytes.utf8("{\"voice_states\":" + voice.json() + "}");
        Bytes before = spliced(shared(guild), own, lists.members());
        EncodedEvent whole = new EncodedEvent(EventType.GUILD_CREATE, spliced(before, presences, states));
        if (session.bot()) {
            return new Written(whole, null);
        }
        Bytes ownMember = Json.encode(out -> MemberJson.writeMerged(out, self.member()));
        Bytes merged = hears ? company.presences().merged() : Presences.NOBODY;
        ReadySight sight =
                new ReadySight(self.member().roles(), self.member().joinedAt(), channels, guild.lastMessages());
        return new Written(whole, new ReadyGuild(before, ownMember, merged, voice.json(), sight));
    }

    /// `members` and, for who hears of them, `presences`: objects with one array each.
    private record Lists(Bytes members, Supplier<Bytes> presences) {}

    private Lists lists(GuildSnapshot guild, MemberProfile self, VoiceLists.Listed voice, @Nullable Listing listing) {
        Presences presences = company.presences();
        List<MemberProfile> few = few(self, voice);
        if (listing == null) {
            return new Lists(array(items(few)), presences::list);
        }
        return switch (listing.whom()) {
            case NOBODY -> new Lists(array(items(few)), presences::list);
            case NOTABLE -> {
                NotableMembers.Listed listed = notable.of(guild, listing.roster());
                few.removeIf(each -> listed.ids().contains(each.user().id()));
                yield new Lists(array(listed.members(), items(few)), () -> presences.list(listed.ids()));
            }
            case EVERYBODY -> new Lists(everybody(listing.roster()), () -> presences.list(listing.roster()));
        };
    }

    private static List<MemberProfile> few(MemberProfile self, VoiceLists.Listed voice) {
        List<MemberProfile> few = new ArrayList<>();
        few.add(self);
        voice.states().stream()
                .map(VoiceState::profile)
                .filter(profile -> !profile.user().id().equals(self.user().id()))
                .forEach(few::add);
        return few;
    }

    static boolean large(GuildSnapshot guild, int largeThreshold) {
        return guild.guild().memberCount() > largeThreshold;
    }

    /// Snapshots and rosters are compared by identity: an equal one would only save one encoding, and
    /// comparing costs more than that.
    @SuppressWarnings("ReferenceEquality")
    private Bytes shared(GuildSnapshot guild) {
        if (encoded != guild) {
            shared = Json.encode(out -> {
                out.writeStartObject();
                GuildJson.fields(out, guild);
                GuildJson.channels(out, guild);
                out.writeBooleanField("unavailable", false);
                out.writeNumberField("member_count", guild.guild().memberCount());
                for (String empty : EMPTY) {
                    Fields.emptyArray(out, empty);
                }
                out.writeEndObject();
            });
            encoded = guild;
        }
        return shared;
    }

    @SuppressWarnings("ReferenceEquality")
    private Bytes everybody(ColdValue.Roster roster) {
        if (listed != roster) {
            everybody = array(items(roster.members()));
            listed = roster;
        }
        return everybody;
    }

    /// The objects of an array, without its brackets.
    static Bytes items(Collection<MemberProfile> members) {
        Bytes array = Json.encode(out -> {
            out.writeStartArray();
            for (MemberProfile member : members) {
                MemberJson.write(out, member);
            }
            out.writeEndArray();
        });
        byte[] inside = new byte[array.length() - 2];
        array.view().get(1, inside);
        return Bytes.owning(inside);
    }

    private static Bytes array(Bytes... items) {
        byte[] head = "{\"members\":[".getBytes(StandardCharsets.UTF_8);
        int length = head.length + 2;
        for (Bytes each : items) {
            length += each.length() + 1;
        }
        ByteBuffer all = ByteBuffer.allocate(length).put(head);
        int empty = all.position();
        for (Bytes each : items) {
            if (each.length() > 0) {
                if (all.position() > empty) {
                    all.put((byte) ',');
                }
                all.put(each.view());
            }
        }
        all.put((byte) ']').put((byte) '}');
        return Bytes.owning(Arrays.copyOf(all.array(), all.position()));
    }

    private static final String[] EMPTY = {"threads", "stage_instances", "guild_scheduled_events", "soundboard_sounds"};

    /// `{…}`, `{…}` and `{…}` become `{…,…,…}`. None may be empty.
    private static Bytes spliced(Bytes... objects) {
        int length = 1;
        for (Bytes object : objects) {
            length += object.length() - 1;
        }
        byte[] all = new byte[length];
        int seam = 0;
        for (Bytes object : objects) {
            object.copyTo(all, seam);
            all[seam] = seam == 0 ? (byte) '{' : (byte) ',';
            seam += object.length() - 1;
        }
        return Bytes.owning(all);
    }
}
