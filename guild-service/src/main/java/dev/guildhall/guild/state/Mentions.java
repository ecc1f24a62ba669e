package dev.guildhall.guild.state;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.Person;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whom a message's content rings, in the order of its words. What may not ring stays in the content as text.
/// Source: message resource, "Allowed Mentions Object"; reference, "Message Formatting".
record Mentions(boolean everyone, List<UserId> users, List<RoleId> roles) {
    /// More users than this are not looked up: one message must not load half the guild.
    static final int USERS_MAX = Limits.ALLOWED_MENTIONS_IDS_MAX;

    private static final Pattern MENTION = Pattern.compile("<@(?<role>&)?!?(?<id>[0-9]{1,20})>");
    private static final Pattern EVERYONE = Pattern.compile("@(everyone|here)");

    /// `rights` are the sender's in the channel. Users who have no account are left out; those who are not known
    /// yet are noted in the lookup.
    static Mentions of(String content, AllowedMentions allowed, long rights, Map<RoleId, Role> roles, ColdLookup cold) {
        boolean mayRingAll = Permission.MENTION_EVERYONE.in(rights) && Permission.SEND_MESSAGES.in(rights);
        Set<UserId> users = new LinkedHashSet<>();
        Set<RoleId> ringing = new LinkedHashSet<>();
        Matcher mention = MENTION.matcher(content);
        while (mention.find()) {
            OptionalLong id = Snowflake.parse(mention.group("id"));
            if (id.isEmpty()) {
                continue;
            }
            if (mention.group("role") == null) {
                addUser(users, new UserId(id.getAsLong()), allowed);
            } else {
                addRole(ringing, roles.get(new RoleId(id.getAsLong())), allowed, mayRingAll);
            }
        }
        boolean everyone =
                mayRingAll && allowed.everyone() && EVERYONE.matcher(content).find();
        return new Mentions(everyone, existing(users, cold), List.copyOf(ringing));
    }

    private static void addUser(Set<UserId> users, UserId userId, AllowedMentions allowed) {
        if ((allowed.allUsers() || allowed.users().contains(userId)) && users.size() < USERS_MAX) {
            users.add(userId);
        }
    }

    private static void addRole(Set<RoleId> ringing, @Nullable Role role, AllowedMentions allowed, boolean all) {
        if (role == null || role.position() == 0) {
            return;
        }
        boolean rings = role.mentionable() || all;
        if (rings && (allowed.allRoles() || allowed.roles().contains(role.id()))) {
            ringing.add(role.id());
        }
    }

    private static List<UserId> existing(Set<UserId> users, ColdLookup cold) {
        return users.stream()
                .filter(userId -> {
                    Person person = cold.person(userId);
                    return person != null && person.user() != null;
                })
                .toList();
    }
}
