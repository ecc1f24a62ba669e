package dev.guildhall.guild.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.PresenceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What goes over the wire, case by case.
class MemberListsTest {
    private static final ChannelId CHANNEL = new ChannelId(10);
    private static final RowBlocks FIRST = RowBlocks.of(List.of(0));
    private static final UserId TWO = new UserId(2);

    @Test
    void lookingSyncsTheRowsWithGroupsAndCounts() {
        ListedGuild guild = guild(3);
        guild.presence(TWO, PresenceStatus.IDLE);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        JsonNode body = last(guild, "a");
        assertThat(body.path("guild_id").asText()).isEqualTo("1000");
        assertThat(body.path("id").asText()).isEqualTo("everyone");
        assertThat(body.path("member_count").asInt()).isEqualTo(3);
        assertThat(body.path("online_count").asInt()).isEqualTo(1);
        assertThat(body.path("groups").toString())
                .isEqualTo("[{\"id\":\"online\",\"count\":1},{\"id\":\"offline\",\"count\":2}]");
        JsonNode sync = body.path("ops").path(0);
        assertThat(sync.path("op").asText()).isEqualTo("SYNC");
        assertThat(sync.path("range").toString()).isEqualTo("[0,99]");
        assertThat(sync.path("items").size()).isEqualTo(5);
        JsonNode member = sync.path("items").path(1).path("member");
        assertThat(member.path("user").path("username").asText()).isEqualTo("u2");
        assertThat(member.path("presence").path("status").asText()).isEqualTo("idle");
        assertThat(member.path("presence").path("user").toString()).isEqualTo("{\"id\":\"2\"}");
    }

    @Test
    void whoGetsAHoistedRoleMovesByDeleteAndInsert() {
        ListedGuild guild = guild(3);
        guild.put(ListedGuild.role(50, true, 1, 0));
        guild.presence(TWO, PresenceStatus.ONLINE);
        guild.presence(new UserId(3), PresenceStatus.ONLINE);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        guild.roles(TWO, List.of(new RoleId(50)));
        guild.tell();
        assertThat(ops(guild, "a"))
                .containsExactly(
                        "DELETE 1", "INSERT 0 50 — 1", "INSERT 1 2 null online [\"50\"]", "UPDATE 2 online — 1");
    }

    @Test
    void roleThatIsMadeWhileSomebodyLooksIsShownOnWhoGetsIt() {
        ListedGuild guild = guild(2);
        guild.presence(TWO, PresenceStatus.ONLINE);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        guild.put(ListedGuild.role(51, false, 1, 0));
        guild.roles(TWO, List.of(new RoleId(51)));
        guild.tell();
        assertThat(ops(guild, "a")).containsExactly("UPDATE 1 2 null online [\"51\"]");
    }

    @Test
    void presenceThatMovesNobodyIsOneUpdate() {
        ListedGuild guild = guild(2);
        guild.presence(TWO, PresenceStatus.ONLINE);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        guild.presence(TWO, PresenceStatus.DND);
        guild.tell();
        assertThat(ops(guild, "a")).containsExactly("UPDATE 1 2 null dnd []");
    }

    @Test
    void rowThatMovesIntoSightIsSent() {
        ListedGuild guild = guild(150);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        String behind = guild.rows(guild.channelOf(10)).get(100);
        guild.leaves(new UserId(7));
        guild.tell();
        assertThat(ops(guild, "a")).containsExactly("DELETE 1", "SYNC 99 99", "UPDATE 0 offline — 149");
        assertThat(guild.viewer("a").row("everyone", 99)).isEqualTo(behind);
    }

    @Test
    void changesBehindAllThatIsLookedAtAreSentToNobody() {
        ListedGuild guild = guild(250);
        guild.presence(ListedGuild.OWNER, PresenceStatus.ONLINE);
        guild.presence(TWO, PresenceStatus.ONLINE);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, RowBlocks.of(List.of(0))));
        guild.nick(new UserId(249), "zzz");
        guild.tell();
        assertThat(ops(guild, "a").getFirst()).startsWith("SYNC").hasSize("SYNC 0 99".length());
    }

    @Test
    void whatIsLookedAtNoLongerIsInvalidated() {
        ListedGuild guild = guild(250);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, RowBlocks.of(List.of(0, 1))));
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, RowBlocks.of(List.of(0, 2))));
        assertThat(ops(guild, "a")).containsExactly("INVALIDATE 100 199", "SYNC 200 299");
        guild.watches("a", ListedGuild.OWNER, Map.of());
        assertThat(ops(guild, "a")).containsExactly("INVALIDATE 0 99", "INVALIDATE 200 299");
        assertThat(guild.lists.isOpen()).isFalse();
    }

    @Test
    void askingForTheSameAgainIsAnsweredAgain() {
        ListedGuild guild = guild(2);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        guild.viewer("a").last.clear();
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        assertThat(ops(guild, "a")).containsExactly("SYNC 0 99");
    }

    @Test
    void sessionsThatLookAtTheSameShareOneBody() {
        ListedGuild guild = guild(3);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        guild.watches("b", TWO, Map.of(CHANNEL, FIRST));
        guild.watches("c", TWO, Map.of(CHANNEL, RowBlocks.of(List.of(0, 1))));
        guild.presence(TWO, PresenceStatus.ONLINE);
        List<ListUpdate> told = guild.lists.tell();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().sessions()).containsExactly(new SessionId("a"), new SessionId("b"));
        assertThat(told.getLast().sessions()).containsExactly(new SessionId("c"));
        assertThat(guild.lists.untold()).isFalse();
    }

    @Test
    void hiddenChannelIsSilentUntilItIsSeen() {
        ListedGuild guild = guild(3);
        guild.put(ListedGuild.role(50, false, 1, 0));
        guild.channel(
                10,
                ListedGuild.overwrite(1000, OverwriteType.ROLE, 0, ListedGuild.VIEW),
                ListedGuild.overwrite(50, OverwriteType.ROLE, ListedGuild.VIEW, 0));
        guild.watches("a", TWO, Map.of(CHANNEL, FIRST));
        assertThat(guild.viewer("a").last).isEmpty();
        guild.roles(TWO, List.of(new RoleId(50)));
        guild.tell();
        String id = Long.toString(Murmur3.of("allow:50,deny:1000"));
        assertThat(guild.listOf(10)).isEqualTo(id);
        assertThat(guild.viewer("a").last).containsOnlyKeys(id);
        guild.expectAllUpToDate();
        guild.roles(TWO, List.of());
        assertThat(ops(guild, "a")).containsExactly("INVALIDATE 0 99");
    }

    @Test
    void channelsThatTheSameSeeShareAList() {
        ListedGuild guild = guild(3);
        guild.channel(11, ListedGuild.overwrite(7, OverwriteType.MEMBER, ListedGuild.VIEW, 0));
        guild.watches("a", TWO, Map.of(CHANNEL, FIRST));
        guild.watches("a", TWO, Map.of(CHANNEL, FIRST, new ChannelId(11), RowBlocks.of(List.of(0, 1))));
        assertThat(guild.viewer("a").last).containsOnlyKeys("everyone");
        assertThat(ops(guild, "a")).containsExactly("SYNC 100 199");
    }

    @Test
    void largeGuildLeavesOutWhoIsOffline() {
        ListedGuild guild = guild(3);
        guild.presence(TWO, PresenceStatus.ONLINE);
        guild.watches("a", ListedGuild.OWNER, Map.of(CHANNEL, FIRST));
        guild.grows(998);
        guild.tell();
        JsonNode body = last(guild, "a");
        assertThat(body.path("member_count").asInt()).isEqualTo(1001);
        assertThat(body.path("groups").toString()).isEqualTo("[{\"id\":\"online\",\"count\":1}]");
        guild.expectAllUpToDate();
        guild.presence(TWO, PresenceStatus.OFFLINE);
        guild.expectAllUpToDate();
        assertThat(last(guild, "a").path("groups").toString()).isEqualTo("[]");
    }

    private static ListedGuild guild(int members) {
        ListedGuild guild = new ListedGuild(members);
        guild.channel(CHANNEL.value());
        return guild;
    }

    private static JsonNode last(ListedGuild guild, String session) {
        return guild.viewer(session).last.values().iterator().next();
    }

    private static List<String> ops(ListedGuild guild, String session) {
        List<String> ops = new ArrayList<>();
        for (JsonNode op : last(guild, session).path("ops")) {
            String where = op.has("range")
                    ? op.path("range").path(0).asText() + " "
                            + op.path("range").path(1).asText()
                    : op.path("index").asText();
            ops.add(op.path("op").asText() + " " + where + (op.has("item") ? " " + Viewer.text(op.path("item")) : ""));
        }
        return ops;
    }
}
