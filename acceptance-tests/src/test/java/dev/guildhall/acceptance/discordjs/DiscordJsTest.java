package dev.guildhall.acceptance.discordjs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.acceptance.process.CommandOutcome;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A stock bot library chats. What is asserted is in the scripts; a failure shows what the script printed.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordJsTest {
    private static final long ADMINISTRATOR = Permission.ADMINISTRATOR.mask();

    private final NodeProject project = NodeProject.install();
    private final Cast cast;

    DiscordJsTest(Portal portal) throws IOException, InterruptedException {
        cast = Cast.hire(portal);
    }

    @Test
    void logsInAndFindsGuildChannelsRolesAndOwnMemberInItsCaches() throws IOException, InterruptedException {
        Place place = cast.open("the garden", cast.bot(), 0);
        JsonNode role = place.createRole(Wire.object(
                "name",
                "gardeners",
                "color",
                0x33aa55,
                "hoist",
                true,
                "permissions",
                Long.toString(Permission.MANAGE_MESSAGES.mask())));
        String roleId = role.path("id").asText();
        place.asOwner()
                .put(place.guild("/members/" + cast.bot().id() + "/roles/" + roleId))
                .expect(204);
        String categoryId = channel(place, ChannelType.GUILD_CATEGORY, "back yard", Map.of());
        String childId = channel(place, ChannelType.GUILD_TEXT, "shed", Map.of("parent_id", categoryId));
        String quietId =
                channel(place, ChannelType.GUILD_TEXT, "quiet", Map.of("permission_overwrites", List.of(quiet(place))));
        Map<String, String> environment = cast.environment(place);
        environment.put("APPLICATION_ID", cast.portal().applicationOf(cast.bot()));
        environment.put("MEMBER_COUNT", "3");
        environment.put("ROLE_ID", roleId);
        environment.put("CATEGORY_ID", categoryId);
        environment.put("CHILD_ID", childId);
        environment.put("QUIET_ID", quietId);

        play("log-in", environment);
    }

    @Test
    void sendsReceivesRepliesEditsDeletesReadsHistoryAndSeesTyping() throws IOException, InterruptedException {
        play("messages", "messages", cast.bot(), Permission.MANAGE_MESSAGES.mask());
    }

    @Test
    void sendsCardsAndFilesDownloadsEditsAndForwardsThem() throws IOException, InterruptedException {
        play("files", "files", cast.bot(), 0);
    }

    @Test
    void seesChannelRoleAndOverwriteChangesAsEventsAndInItsCaches() throws IOException, InterruptedException {
        play("structure", "structure", cast.bot(), ADMINISTRATOR);
    }

    @Test
    void makesChannelsOfEveryTypeAndKeepsThemInStepWithTheirCategory() throws IOException, InterruptedException {
        play("channels", "channels", cast.bot(), ADMINISTRATOR);
    }

    @Test
    void seesInvitesJoinsLeavesKicksAndBans() throws IOException, InterruptedException {
        play("people", "people", cast.bot(), ADMINISTRATOR);
    }

    @Test
    void reactsPinsDeletesInBulkAndBansWithMessagesAndAll() throws IOException, InterruptedException {
        play("reactions", "reactions", cast.bot(), ADMINISTRATOR);
    }

    @Test
    void writesToAPersonInPrivateAndHearsTheAnswer() throws IOException, InterruptedException {
        play("direct", "direct", cast.bot(), 0);
    }

    @Test
    void seesWhoIsThereAndWhatTheyDo() throws IOException, InterruptedException {
        play("presence", "presence", cast.bot(), 0);
    }

    @Test
    void makesEmojisAndStickersAndUsesThemAndSetsIconAndVanityCode() throws IOException, InterruptedException {
        play("expressions", "expressions", cast.bot(), ADMINISTRATOR);
    }

    @Test
    void seesWhoIsInVoiceMutesMovesAndCutsOff() throws IOException, InterruptedException {
        play("voice", "voice", cast.bot(), ADMINISTRATOR);
    }

    @Test
    void resumesALostConnectionAndGetsEachMissedMessageOnce() throws IOException, InterruptedException {
        play("resume", "resume", cast.bot(), 0);
    }

    @Test
    void withoutTheContentIntentReadsOnlyWhatIsMeantForIt() throws IOException, InterruptedException {
        play("content", "content", cast.plainBot(), 0);
    }

    private void play(String scenario, String guildName, Account bot, long permissions)
            throws IOException, InterruptedException {
        play(scenario, cast.environment(cast.open(guildName, bot, permissions)));
    }

    private void play(String scenario, Map<String, String> environment) throws IOException, InterruptedException {
        CommandOutcome outcome = project.scenario(scenario, environment);

        assertThat(outcome.exitCode())
                .as("%s%n%s%s", scenario, outcome.output(), outcome.errors())
                .isZero();
        assertThat(outcome.lastOutputLine()).contains("passed");
    }

    private static String channel(Place place, ChannelType type, String name, Map<String, Object> more)
            throws IOException, InterruptedException {
        var body = Wire.object("name", name, "type", type.code());
        more.forEach((key, value) -> body.set(key, Wire.object("value", value).get("value")));
        return place.createChannel(body).path("id").asText();
    }

    private static Map<String, Object> quiet(Place place) {
        String deny = Long.toString(Permission.SEND_MESSAGES.mask());
        return Map.of("id", place.guildId(), "type", OverwriteType.ROLE.code(), "allow", "0", "deny", deny);
    }
}
