package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.BOT;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.AddBot;
import dev.guildhall.common.guild.GuildCommand.CreateChannel;
import dev.guildhall.common.guild.GuildCommand.DeleteChannel;
import dev.guildhall.common.guild.GuildCommand.GuildSettings;
import dev.guildhall.common.guild.GuildCommand.JoinByInvite;
import dev.guildhall.common.guild.GuildCommand.ModifyGuild;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.guild.state.GuildEvent.MessageCreated;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemMessagesTest {
    private final TestGuild guild = TestGuild.founded();

    private List<Message> said() {
        return guild.events().stream()
                .filter(MessageCreated.class::isInstance)
                .map(event -> ((MessageCreated) event).view().message())
                .toList();
    }

    private void join() {
        guild.accept(STRANGER, new JoinByInvite(guild.invite(0, 0)));
    }

    private void settings(Patch<ChannelId> channel, Patch<Integer> flags) {
        GuildSettings settings = new GuildSettings(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                channel,
                flags,
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
        guild.accept(OWNER, new ModifyGuild(Patch.keep(), Patch.keep(), Patch.keep(), settings));
    }

    @Test
    void whoJoinsIsWelcomedInTheSystemChannel() {
        join();

        assertThat(said()).singleElement().satisfies(message -> {
            assertThat(message.type()).isEqualTo(MessageType.USER_JOIN);
            assertThat(message.channelId()).isEqualTo(guild.text());
            assertThat(message.authorId()).isEqualTo(STRANGER);
            assertThat(message.content()).isEmpty();
        });
        assertThat(guild.snapshot().lastMessage(guild.text()))
                .isEqualTo(said().getFirst().id());
    }

    @Test
    void botsAreWelcomedToo() {
        guild.accept(OWNER, new AddBot(BOT, "robot", 0));

        assertThat(said()).extracting(Message::authorId).containsExactly(BOT);
    }

    @Test
    void nobodyIsWelcomedWhereTheGuildDoesNotWantIt() {
        settings(Patch.keep(), Patch.set(1));
        join();

        assertThat(said()).isEmpty();
    }

    @Test
    void otherFlagsSuppressOtherNotices() {
        settings(Patch.keep(), Patch.set(0b111110));
        join();

        assertThat(said()).hasSize(1);
    }

    @Test
    void withoutASystemChannelNobodyIsWelcomed() {
        settings(Patch.clear(), Patch.keep());
        join();

        assertThat(said()).isEmpty();
    }

    @Test
    void systemChannelThatIsDeletedWelcomesNobody() {
        String code = guild.invite(0, 0);
        ChannelId other = guild.text();
        guild.accept(OWNER, new CreateChannel(TestGuild.newChannel("other", ChannelType.GUILD_TEXT, null)));
        settings(Patch.set(guild.channel("other").id()), Patch.keep());
        guild.accept(OWNER, new DeleteChannel(guild.channel("other").id()));
        guild.accept(STRANGER, new JoinByInvite(code));

        assertThat(guild.guild().systemChannelId()).isNotEqualTo(other);
        assertThat(said()).isEmpty();
    }
}
