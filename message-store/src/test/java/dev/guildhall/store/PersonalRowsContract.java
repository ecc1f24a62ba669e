package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.ChannelSettings;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Mute;
import dev.guildhall.common.personal.Personal;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.protocol.SettingsProtoType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What [PersonalRows] promises.
public abstract class PersonalRowsContract extends StoreContract {
    private static final UserId ANNA = new UserId(11);
    /// Numbers of ids are unsigned: this one is the largest of all.
    private static final UserId BEN = new UserId(-1);

    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final Relationship FRIEND =
            new Relationship(BEN, Stance.WANTS, -7, 6, false, Stance.WANTS, Long.MAX_VALUE, THEN, "Benny 🎈");
    private static final GuildSettings SETTINGS = new GuildSettings(
            new GuildId(5),
            9,
            true,
            1,
            false,
            true,
            true,
            new Mute(THEN, 900),
            2,
            true,
            true,
            List.of(
                    new ChannelSettings(new ChannelId(3), true, 4, 2, true, new Mute(null, -1)),
                    ChannelSettings.inherited(new ChannelId(-4))),
            12);

    private void commit(UserId userId, PersonalChange... changes) {
        commit(
                new OwnerId.OfUser(userId),
                Arrays.stream(changes)
                        .map(change -> new Change.OfPerson(userId, change))
                        .toArray(Change[]::new));
    }

    private static ReadState read(long channel, long message, long version) {
        return new ReadState(new ChannelId(channel), new MessageId(message), 3, THEN, 1, 4000, version);
    }

    private Personal personal(UserId userId) {
        return Await.value(store.personal().personal(userId));
    }

    @Test
    void somebodyWhoDidNothingHasNothing() {
        assertThat(personal(ANNA)).isEqualTo(Personal.NOTHING);
        assertThat(Await.value(store.personal().relationship(ANNA, BEN))).isEmpty();
        assertThat(Await.value(store.personal().note(ANNA, BEN))).isEmpty();
        assertThat(Await.value(store.personal().settingsProto(ANNA, SettingsProtoType.FRECENCY)))
                .isEmpty();
        assertThat(Await.value(store.personal().profile(ANNA))).isEqualTo(Profile.EMPTY);
        assertThat(Await.value(store.personal().versions(ANNA))).isEqualTo(PersonalVersions.NONE);
    }

    @Test
    void everythingComesBackWholeAndAtOnce() {
        Bytes proto = Bytes.owning(new byte[] {10, 0, -1});
        Profile profile = new Profile("I am\nAnna", "she");
        PersonalVersions versions = new PersonalVersions(400, 12);
        commit(
                ANNA,
                new PersonalChange.PutRelationship(FRIEND),
                new PersonalChange.PutNote(BEN, "owes me a tea"),
                new PersonalChange.PutSettingsProto(SettingsProtoType.PRELOADED, proto),
                new PersonalChange.PutSettingsProto(SettingsProtoType.FRECENCY, Bytes.utf8("")),
                new PersonalChange.PutGuildSettings(SETTINGS),
                new PersonalChange.PutReadState(read(8, 88, 400)),
                new PersonalChange.PutProfile(profile),
                new PersonalChange.PutVersions(versions));
        reopen();

        assertThat(personal(ANNA))
                .isEqualTo(new Personal(
                        List.of(FRIEND),
                        Map.of(BEN, "owes me a tea"),
                        proto,
                        List.of(SETTINGS),
                        List.of(read(8, 88, 400)),
                        profile,
                        versions));
        assertThat(Await.value(store.personal().settingsProto(ANNA, SettingsProtoType.FRECENCY)))
                .contains(Bytes.utf8(""));
        assertThat(Await.value(store.personal().profile(ANNA))).isEqualTo(profile);
        assertThat(Await.value(store.personal().versions(ANNA))).isEqualTo(versions);
    }

    @Test
    void whatIsOnesOwnIsNobodyElses() {
        commit(
                ANNA,
                new PersonalChange.PutRelationship(FRIEND),
                new PersonalChange.PutNote(BEN, "hm"),
                new PersonalChange.PutReadState(read(8, 88, 1)));

        assertThat(personal(BEN)).isEqualTo(Personal.NOTHING);
        assertThat(personal(new UserId(12))).isEqualTo(Personal.NOTHING);
    }

    @Test
    void listsAreInTheOrderOfTheIds() {
        Relationship low = Relationship.none(new UserId(3)).taking(Stance.BLOCKS, 1, true);
        commit(ANNA, new PersonalChange.PutRelationship(FRIEND), new PersonalChange.PutRelationship(low));
        commit(ANNA, new PersonalChange.PutReadState(read(-2, 5, 1)), new PersonalChange.PutReadState(read(7, 5, 2)));

        assertThat(Await.value(store.personal().relationships(ANNA))).containsExactly(low, FRIEND);
        assertThat(personal(ANNA).readStates()).containsExactly(read(7, 5, 2), read(-2, 5, 1));
    }

    @Test
    void laterWritesReplaceAndDeletionsRemove() {
        commit(
                ANNA,
                new PersonalChange.PutRelationship(FRIEND),
                new PersonalChange.PutNote(BEN, "one"),
                new PersonalChange.PutReadState(read(8, 88, 1)));
        commit(
                ANNA,
                new PersonalChange.PutRelationship(FRIEND.named(null)),
                new PersonalChange.PutNote(BEN, "two"),
                new PersonalChange.PutReadState(read(8, 89, 2)));

        assertThat(Await.value(store.personal().relationship(ANNA, BEN))).contains(FRIEND.named(null));
        assertThat(Await.value(store.personal().note(ANNA, BEN))).contains("two");
        assertThat(Await.value(store.personal().readStates(ANNA, List.of(new ChannelId(8), new ChannelId(9)))))
                .isEqualTo(Map.of(new ChannelId(8), read(8, 89, 2)));

        commit(
                ANNA,
                new PersonalChange.DeleteRelationship(BEN),
                new PersonalChange.DeleteNote(BEN),
                new PersonalChange.DeleteReadState(new ChannelId(8)));

        assertThat(personal(ANNA)).isEqualTo(Personal.NOTHING);
    }

    @Test
    void settingsOfTheGuildsThatAreAskedForAndOfNoGuild() {
        GuildSettings direct = GuildSettings.untouched(GuildSettings.DIRECT);
        commit(ANNA, new PersonalChange.PutGuildSettings(SETTINGS), new PersonalChange.PutGuildSettings(direct));

        assertThat(Await.value(store.personal().guildSettings(ANNA, List.of(GuildSettings.DIRECT, new GuildId(6)))))
                .isEqualTo(Map.of(GuildSettings.DIRECT, direct));
        assertThat(personal(ANNA).guildSettings()).containsExactly(direct, SETTINGS);
    }

    @Test
    void lastDaysOfThoseWhoWereThere() {
        commit(ANNA, new PersonalChange.PutLastSeen(LocalDate.of(2026, 3, 1)));
        commit(ANNA, new PersonalChange.PutLastSeen(LocalDate.of(2026, 3, 2)));
        reopen();

        assertThat(Await.value(store.personal().lastSeen(List.of(BEN, ANNA, ANNA))))
                .isEqualTo(Map.of(ANNA, LocalDate.of(2026, 3, 2)));
    }
}
