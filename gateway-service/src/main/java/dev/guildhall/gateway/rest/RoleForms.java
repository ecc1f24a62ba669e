package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildCommand.NewRole;
import dev.guildhall.common.guild.GuildCommand.RoleChange;
import dev.guildhall.common.guild.GuildCommand.RolePosition;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of what roles are made of and changed by.
final class RoleForms {
    private static final String NEW_ROLE = "new role";

    private RoleForms() {}

    static NewRole created(Form form) {
        form.unsupported("icon");
        form.unsupported("unicode_emoji");
        return new NewRole(
                form.optional("id", Numbers.snowflake(Long::valueOf)),
                form.optional("name", name(), NEW_ROLE),
                form.optional("permissions", Numbers.permissions()),
                color(form, 0),
                form.optional("hoist", Values.flag(), false),
                form.optional("mentionable", Values.flag(), false),
                null,
                null);
    }

    static RoleChange changed(Form form) {
        form.unsupported("icon");
        form.unsupported("unicode_emoji");
        boolean colored = form.has("color") || form.has("colors");
        return new RoleChange(
                form.patch("name", name()),
                form.patch("permissions", Numbers.permissions()),
                colored ? Patch.set(color(form, 0)) : Patch.keep(),
                form.patch("hoist", Values.flag()),
                form.patch("mentionable", Values.flag()),
                Patch.keep(),
                Patch.keep());
    }

    /// The newer `colors` object wins over the plain number; gradients are not kept.
    private static int color(Form form, int none) {
        Integer primary = form.optional("colors", Values.object(RoleForms::primary));
        return primary == null ? form.optional("color", number(), none) : primary;
    }

    private static @Nullable Integer primary(Form colors) {
        return colors.optional("primary_color", number());
    }

    private static Read<Integer> number() {
        return Numbers.integer(0, Limits.COLOR_MAX);
    }

    private static Read<String> name() {
        return Texts.trimmed(1, Limits.ROLE_NAME_MAX);
    }

    /// The body of a bulk move is a list, not a form: its errors stand at `0.id`, `1.position`.
    static List<RolePosition> positions(JsonNode body, At at) {
        Read<RolePosition> one = Values.object(each -> new RolePosition(
                each.required("id", Numbers.snowflake(RoleId::new), new RoleId(0)),
                each.patch("position", Numbers.integer(0, Limits.ROLES_PER_GUILD_MAX * 4))));
        List<RolePosition> positions =
                Values.list(one, Limits.ROLES_PER_GUILD_MAX).read(body, at);
        return positions == null ? List.of() : positions;
    }
}
