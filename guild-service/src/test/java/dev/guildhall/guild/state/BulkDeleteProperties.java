package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.DeleteMessages;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.guild.state.ColdKey.MessageKey;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.GuildEvent.MessagesDeleted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Any selection of messages, some of which are gone, never were, or are too old.
class BulkDeleteProperties {
    private static final int OLD = 2;
    private static final int YOUNG = 10;
    private static final int UNKNOWN = 3;

    @Property(tries = 200)
    void allThatIsThereGoesOrNothing(@ForAll("selections") Set<Integer> selection) {
        TestGuild guild = TestGuild.founded();
        ChannelId text = guild.text();
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < OLD; i++) {
            ids.add(guild.sent(ANN, say(text, "old")).id());
        }
        guild.passes(Duration.ofDays(15));
        for (int i = 0; i < YOUNG; i++) {
            ids.add(guild.sent(ANN, say(text, "young")).id());
        }
        for (int i = 1; i <= UNKNOWN; i++) {
            ids.add(new MessageId(ids.getLast().value() + (1L << 30)));
        }
        List<MessageId> chosen = selection.stream().map(ids::get).toList();
        DeleteMessages delete = new DeleteMessages(text, chosen);

        if (selection.stream().anyMatch(index -> index < OLD)) {
            assertThat(guild.refused(OWNER, delete)).isEqualTo(ApiError.TOO_OLD_FOR_BULK_DELETE);
            assertThat(ids.subList(0, OLD + YOUNG)).allMatch(id -> stored(guild, text, id) != null);
            return;
        }
        guild.accept(OWNER, delete);
        List<MessageId> gone =
                chosen.stream().filter(id -> ids.indexOf(id) < OLD + YOUNG).toList();
        assertThat(guild.events())
                .isEqualTo(gone.isEmpty() ? List.of() : List.of(new MessagesDeleted(text, gone, List.of())));
        for (MessageId id : ids.subList(0, OLD + YOUNG)) {
            assertThat(stored(guild, text, id) == null).isEqualTo(chosen.contains(id));
        }
    }

    private static @Nullable Message stored(TestGuild guild, ChannelId channelId, MessageId messageId) {
        return ((MessageRow) Objects.requireNonNull(guild.rows.read(new MessageKey(channelId, messageId)))).message();
    }

    @Provide
    Arbitrary<Set<Integer>> selections() {
        return Arbitraries.integers()
                .between(0, OLD + YOUNG + UNKNOWN - 1)
                .set()
                .ofMinSize(2)
                .ofMaxSize(6);
    }
}
