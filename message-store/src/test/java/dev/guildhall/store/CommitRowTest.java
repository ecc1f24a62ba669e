package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.store.row.CommitRow;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A commit of every kind of change, as bytes and back.
class CommitRowTest {
    @Test
    void everyChangeIsReadAsItWasWritten() {
        for (Change change : EveryChange.all()) {
            Commit commit = new Commit(Owners.guild(7), Long.MAX_VALUE, List.of(change));
            assertThat(CommitRow.decode(CommitRow.encode(commit))).isEqualTo(commit);
        }
    }

    @Test
    void changesKeepTheirOrder() {
        Commit commit = new Commit(Owners.user(9), 1, EveryChange.all());
        assertThat(CommitRow.decode(CommitRow.encode(commit))).isEqualTo(commit);
    }

    @Test
    void noKindOfChangeIsLeftOut() {
        assertThat(kinds(EveryChange.all().stream())).isEqualTo(declared(Change.class));
        assertThat(kinds(EveryChange.personal())).isEqualTo(declared(PersonalChange.class));
    }

    @Test
    void changeThatThisBuildDoesNotKnowIsNotPassedOver() {
        byte[] row = CommitRow.encode(new Commit(Owners.guild(7), 1, List.of(new Change.DeleteGuild(new GuildId(1)))));
        // Version, kind and id of the owner, number, count: then the change's code.
        row[12] = 120;
        assertThatThrownBy(() -> CommitRow.decode(row)).hasMessageContaining("no kind of change has the code 120");
    }

    private static Set<Class<?>> kinds(Stream<?> changes) {
        return changes.<Class<?>>map(Object::getClass).collect(Collectors.toSet());
    }

    private static Set<Class<?>> declared(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).collect(Collectors.toSet());
    }
}
