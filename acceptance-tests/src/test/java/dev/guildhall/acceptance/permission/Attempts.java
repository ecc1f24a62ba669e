package dev.guildhall.acceptance.permission;

import static dev.guildhall.acceptance.permission.Attempt.delete;
import static dev.guildhall.acceptance.permission.Attempt.get;
import static dev.guildhall.acceptance.permission.Attempt.listOf;
import static dev.guildhall.acceptance.permission.Attempt.patch;
import static dev.guildhall.acceptance.permission.Attempt.post;
import static dev.guildhall.acceptance.permission.Attempt.put;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What people on a [Ladder] try.
final class Attempts {
    private final Ladder on;
    private final Account keeper;
    private final Account administrator;

    Attempts(Ladder on) {
        this.on = on;
        this.keeper = on.keeper();
        this.administrator = on.administrator();
    }

    Stream<Attempt> all() {
        return Stream.of(givingRoles(), makingRoles(), movingRoles(), membersAbove(), guild(), overwrites(), foreign())
                .flatMap(List::stream);
    }

    private String member(Account account) {
        return on.guild().guild("/members/" + account.id());
    }

    private String ban(Account account) {
        return on.guild().guild("/bans/" + account.id());
    }

    private String role(String id) {
        return on.guild().guild("/roles/" + id);
    }

    private static String bits(long bits) {
        return Long.toUnsignedString(bits);
    }

    private List<Attempt> givingRoles() {
        return List.of(
                put("a keeper takes the administrators' role", keeper, member(keeper) + "/roles/" + on.top()),
                patch(
                        "a keeper lists the administrators' role among its own",
                        keeper,
                        member(keeper),
                        Wire.object("roles", List.of(on.keepers(), on.top()))),
                put("a keeper makes an administrator", keeper, member(on.member()) + "/roles/" + on.top()),
                put("a keeper makes another keeper", keeper, member(on.member()) + "/roles/" + on.keepers()),
                delete("a keeper takes the administrator's role", keeper, member(administrator) + "/roles/" + on.top()),
                delete("a keeper takes the other's role", keeper, member(on.peer()) + "/roles/" + on.keepers()),
                patch(
                        "a keeper strips the administrator",
                        keeper,
                        member(administrator),
                        Wire.object("roles", List.of())),
                put("an administrator takes the crown", administrator, member(administrator) + "/roles/" + on.crown()),
                put("a member takes a role", on.member(), member(on.member()) + "/roles/" + on.top()),
                patch(
                        "a member lists a role in its own settings",
                        on.member(),
                        member(on.member()),
                        Wire.object("roles", List.of(on.low(), on.keepers()))),
                put("a keeper takes a bot's role", keeper, member(keeper) + "/roles/" + on.botRole())
                        .refusedWith(ApiError.INVALID_ROLE),
                put(
                                "a keeper gives @everyone",
                                keeper,
                                member(keeper) + "/roles/" + on.guild().guildId())
                        .refusedWith(ApiError.INVALID_ROLE));
    }

    private List<Attempt> makingRoles() {
        String roles = on.guild().guild("/roles");
        String everyone = role(on.guild().guildId());
        List<Attempt> attempts = new ArrayList<>();
        Map<String, Long> beyond = Map.of(
                "ADMINISTRATOR", Permission.ADMINISTRATOR.mask(),
                "MANAGE_GUILD", Permission.MANAGE_GUILD.mask(),
                "all bits", -1L);
        beyond.forEach((name, bits) -> {
            JsonNode body = Wire.object("name", "more", "permissions", bits(bits));
            attempts.add(post("a keeper makes a role with " + name, keeper, roles, body));
            attempts.add(patch("a keeper gives a low role " + name, keeper, role(on.low()), body));
            attempts.add(patch("a keeper gives everyone " + name, keeper, everyone, body));
        });
        // 2^64 + 8 would be ADMINISTRATOR in 64 bits.
        JsonNode overflow = Wire.object("permissions", "18446744073709551624");
        JsonNode renamed = Wire.object("name", "renamed");
        attempts.addAll(List.of(
                post("a keeper counts on an overflow", keeper, roles, overflow).refusedWith(ApiError.INVALID_FORM_BODY),
                post("an administrator counts on a sign", administrator, roles, Wire.object("permissions", "-1"))
                        .refusedWith(ApiError.INVALID_FORM_BODY),
                patch("a keeper renames its own role", keeper, role(on.keepers()), renamed),
                patch("a keeper renames the administrators' role", keeper, role(on.top()), renamed),
                delete("a keeper deletes its own role", keeper, role(on.keepers())),
                delete("a keeper deletes the administrators' role", keeper, role(on.top())),
                patch("an administrator renames the crown", administrator, role(on.crown()), renamed),
                delete("an administrator deletes the crown", administrator, role(on.crown())),
                post("a manager makes a role", on.manager(), roles, renamed)));
        return attempts;
    }

    private List<Attempt> movingRoles() {
        String roles = on.guild().guild("/roles");
        JsonNode lowToTheTop = listOf(Wire.object("id", on.low(), "position", 99));
        return List.of(
                patch("a keeper moves a low role above its own", keeper, roles, lowToTheTop),
                patch(
                        "a keeper moves its own role up",
                        keeper,
                        roles,
                        listOf(Wire.object("id", on.keepers(), "position", 99))),
                patch(
                        "a keeper moves the administrators' role down",
                        keeper,
                        roles,
                        listOf(Wire.object("id", on.top(), "position", 1))),
                patch("an administrator moves a role above its own", administrator, roles, lowToTheTop),
                patch(
                        "an administrator moves the crown down",
                        administrator,
                        roles,
                        listOf(Wire.object("id", on.crown(), "position", 1))));
    }

    private List<Attempt> membersAbove() {
        Account owner = on.guild().owner();
        JsonNode timeout = Wire.object("communication_disabled_until", "2000-01-01T00:00:00Z");
        JsonNode name = Wire.object("nick", "renamed");
        List<Attempt> attempts = new ArrayList<>();
        Map<Account, List<Account>> above = Map.of(
                keeper, List.of(owner, administrator, on.peer(), keeper), administrator, List.of(owner, administrator));
        above.forEach((who, whom) -> whom.forEach(each -> {
            String act = (who.equals(keeper) ? "a keeper" : "an administrator") + " against "
                    + (each.equals(owner) ? "the owner" : each.equals(who) ? "itself" : "somebody no lower");
            attempts.add(delete("kick: " + act, who, member(each)));
            attempts.add(put("ban: " + act, who, ban(each), Wire.object()));
            attempts.add(patch("timeout: " + act, who, member(each), timeout));
            if (!each.equals(who)) attempts.add(patch("nick: " + act, who, member(each), name));
        }));
        attempts.addAll(List.of(
                post(
                                "bulk ban: an administrator against the owner",
                                administrator,
                                on.guild().guild("/bulk-ban"),
                                Wire.object("user_ids", List.of(owner.id())))
                        .refusedWith(ApiError.BULK_BAN_FAILED),
                post(
                        "bulk ban: a keeper, who does not manage the guild",
                        keeper,
                        on.guild().guild("/bulk-ban"),
                        Wire.object("user_ids", List.of(on.member().id()))),
                patch("nick: a member names itself", on.member(), member(on.member()), name),
                patch(
                        "nick: a member names itself as @me",
                        on.member(),
                        on.guild().guild("/members/@me"),
                        name),
                patch("nick: a member names another", on.member(), member(on.peer()), name),
                patch(
                        "timeout: a sleeping keeper ends its own",
                        on.sleeper(),
                        member(on.sleeper()),
                        Wire.object("communication_disabled_until", null)),
                delete("kick: a sleeping keeper", on.sleeper(), member(on.member()))));
        return attempts;
    }

    private List<Attempt> guild() {
        String guild = on.guild().guild("");
        String authorize = "/oauth2/authorize?scope=bot&client_id=" + on.bot().id();
        return List.of(
                patch(
                                "an administrator takes the guild",
                                administrator,
                                guild,
                                Wire.object("owner_id", administrator.id()))
                        .refusedWith(ApiError.OWNER_ONLY),
                patch(
                                "a manager gives the guild away",
                                on.manager(),
                                guild,
                                Wire.object("owner_id", on.member().id()))
                        .refusedWith(ApiError.OWNER_ONLY),
                patch("a keeper takes the guild", keeper, guild, Wire.object("owner_id", keeper.id())),
                delete("an administrator deletes the guild", administrator, guild)
                        .refusedWith(ApiError.OWNER_ONLY),
                post(
                        "a keeper brings a bot",
                        keeper,
                        authorize,
                        Wire.object("guild_id", on.guild().guildId(), "permissions", "0")),
                post(
                        "a manager brings a bot that may more than itself",
                        on.manager(),
                        authorize,
                        Wire.object(
                                "guild_id",
                                on.guild().guildId(),
                                "permissions",
                                bits(Permission.ADMINISTRATOR.mask()))));
    }

    private static JsonNode overwrite(String id, OverwriteType type, long allow, long deny) {
        return Wire.object("id", id, "type", type.code(), "allow", bits(allow), "deny", bits(deny));
    }

    private List<Attempt> overwrites() {
        String channel = on.guild().channel("");
        String own = on.guild().channel("/permissions/" + keeper.id());
        long more = Permission.MANAGE_MESSAGES.mask();
        JsonNode forOneself = overwrite(keeper.id(), OverwriteType.MEMBER, more, 0);
        JsonNode againstAll = overwrite(on.guild().guildId(), OverwriteType.ROLE, 0, more);
        JsonNode administration = overwrite(keeper.id(), OverwriteType.MEMBER, Permission.ADMINISTRATOR.mask(), 0);
        JsonNode made = Wire.object(
                "name", "made", "type", ChannelType.GUILD_TEXT.code(), "permission_overwrites", List.of(forOneself));
        return List.of(
                put("a keeper allows itself what it lacks", keeper, own, forOneself),
                put("a keeper allows itself administration", keeper, own, administration),
                put(
                        "a keeper denies all what it lacks",
                        keeper,
                        on.guild().channel("/permissions/" + on.guild().guildId()),
                        againstAll),
                patch(
                        "a keeper changes the list of overwrites",
                        keeper,
                        channel,
                        Wire.object("permission_overwrites", List.of(forOneself))),
                post(
                        "a keeper makes a channel where it may more",
                        keeper,
                        on.guild().guild("/channels"),
                        made),
                delete(
                        "a keeper lifts a denial of what it lacks",
                        keeper,
                        "/channels/" + on.ruled() + "/permissions/" + on.low()),
                patch(
                        "a keeper moves a channel to where others may more",
                        keeper,
                        on.guild().guild("/channels"),
                        listOf(Wire.object(
                                "id", on.guild().textId(), "parent_id", on.ruled(), "lock_permissions", true))),
                put(
                        "a member opens a channel to itself",
                        on.member(),
                        on.guild().channel("/permissions/" + on.member().id()),
                        overwrite(on.member().id(), OverwriteType.MEMBER, more, 0)),
                put(
                                "a member opens a hidden channel to itself",
                                on.member(),
                                "/channels/" + on.hidden() + "/permissions/"
                                        + on.member().id(),
                                overwrite(on.member().id(), OverwriteType.MEMBER, Permission.VIEW_CHANNEL.mask(), 0))
                        .refusedWith(ApiError.MISSING_ACCESS),
                put(
                                "a keeper opens a hidden channel to itself",
                                keeper,
                                "/channels/" + on.hidden() + "/permissions/" + keeper.id(),
                                overwrite(keeper.id(), OverwriteType.MEMBER, Permission.VIEW_CHANNEL.mask(), 0))
                        .refusedWith(ApiError.MISSING_ACCESS),
                delete("a keeper deletes a channel that it does not see", keeper, "/channels/" + on.hidden())
                        .refusedWith(ApiError.MISSING_ACCESS));
    }

    /// Ids from elsewhere under a path of one's own.
    private List<Attempt> foreign() {
        String secret = on.guild().channel("/messages/" + on.secret());
        JsonNode reference = Wire.object("type", 1, "channel_id", on.hidden(), "message_id", on.secret());
        JsonNode reply = Wire.object("message_id", on.secret());
        String theirRole = on.another().guildId();
        Account owner = on.guild().owner();
        return List.of(
                get("a hidden message under another channel", keeper, secret).refusedWith(ApiError.UNKNOWN_MESSAGE),
                delete("a hidden message deleted there", administrator, secret).refusedWith(ApiError.UNKNOWN_MESSAGE),
                put("a hidden message pinned there", administrator, on.guild().channel("/pins/" + on.secret()))
                        .refusedWith(ApiError.UNKNOWN_MESSAGE),
                put("a hidden message reacted to there", administrator, secret + "/reactions/%F0%9F%91%8D/@me")
                        .refusedWith(ApiError.UNKNOWN_MESSAGE),
                post(
                                "a hidden message forwarded",
                                on.member(),
                                on.guild().channel("/messages"),
                                Wire.object("message_reference", reference))
                        .refusedWith(ApiError.MISSING_ACCESS),
                post(
                                "a hidden message answered from elsewhere",
                                on.member(),
                                on.guild().channel("/messages"),
                                Wire.object("content", "re", "message_reference", reply))
                        .refusedWith(ApiError.INVALID_FORM_BODY),
                put("another guild's role given", owner, member(on.member()) + "/roles/" + theirRole)
                        .refusedWith(ApiError.UNKNOWN_ROLE),
                put(
                                "another guild's role in an overwrite",
                                owner,
                                on.guild().channel("/permissions/" + theirRole),
                                overwrite(theirRole, OverwriteType.ROLE, 0, 0))
                        .refusedWith(ApiError.UNKNOWN_ROLE),
                patch(
                                "another guild's channel as a parent",
                                owner,
                                on.guild().channel(""),
                                Wire.object("parent_id", on.another().textId()))
                        .refusedWith(ApiError.INVALID_FORM_BODY),
                patch(
                                "another guild's channel for notices",
                                owner,
                                on.guild().guild(""),
                                Wire.object("system_channel_id", on.another().textId()))
                        .refusedWith(ApiError.INVALID_FORM_BODY),
                patch(
                                "another guild's channel among one's own",
                                owner,
                                on.guild().guild("/channels"),
                                listOf(Wire.object("id", on.another().textId(), "position", 0)))
                        .refusedWith(ApiError.UNKNOWN_CHANNEL),
                patch(
                                "somebody else's words",
                                administrator,
                                on.guild().channel("/messages/" + on.spoken()),
                                Wire.object("content", "I resign"))
                        .refusedWith(ApiError.NOT_YOUR_MESSAGE));
    }
}
