package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.RelationshipType;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.PersonalResult;
import dev.guildhall.common.user.User;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// What people say of themselves. Source: community docs, "User Profile".
final class ProfileRoutes {
    private final RestServices services;
    private final People people;

    ProfileRoutes(RestServices services) {
        this.services = services;
        this.people = new People(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/users/{user_id}/profile", Access.PEOPLE, this::read);
        routes.add("PATCH", "/users/@me/profile", Access.PEOPLE, this::change);
    }

    /// What the two have in common decides whether the profile is shown.
    private record Common(List<GuildId> guilds, boolean related) {}

    private CompletionStage<Answer> read(Call call) {
        UserId self = call.caller().userId();
        UserId other = People.userId(call);
        boolean withGuilds = call.query().optional("with_mutual_guilds", Values.queryFlag(), true);
        return call.query()
                .then(() -> services.users().users(List.of(other)).thenCompose(found -> {
                    User user = found.get(other);
                    return user == null
                            ? Guilds.done(Answer.refused(ApiError.UNKNOWN_USER))
                            : common(self, other)
                                    .thenCompose(common -> shown(user, self.equals(other), common, withGuilds));
                }));
    }

    private CompletionStage<Common> common(UserId self, UserId other) {
        return services.store()
                .accounts()
                .guildsOf(self)
                .thenCombine(
                        services.store().accounts().guildsOf(other),
                        (ours, theirs) -> ours.stream().filter(theirs::contains).toList())
                .thenCombine(
                        services.store().personal().relationship(self, other),
                        (guilds, row) -> new Common(
                                guilds,
                                row.map(each -> each.type())
                                        .filter(type -> type != RelationshipType.OUTGOING_REQUEST)
                                        .isPresent()));
    }

    private CompletionStage<Answer> shown(User user, boolean self, Common common, boolean withGuilds) {
        if (!self && !common.related() && common.guilds().isEmpty()) {
            return Guilds.done(Answer.refused(ApiError.MISSING_ACCESS));
        }
        return services.store()
                .personal()
                .profile(user.id())
                .thenApply(profile -> Answer.ok(out -> {
                    out.writeStartObject();
                    out.writeFieldName("user");
                    UserJson.write(out, user);
                    out.writeObjectFieldStart("user_profile");
                    metadata(out, profile);
                    out.writeEndObject();
                    for (String list : List.of("connected_accounts", "badges", "guild_badges")) {
                        Fields.emptyArray(out, list);
                    }
                    out.writeNullField("premium_type");
                    out.writeNullField("premium_since");
                    out.writeNullField("premium_guild_since");
                    if (withGuilds) {
                        guilds(out, common.guilds());
                    }
                    out.writeEndObject();
                }));
    }

    private static void metadata(JsonGenerator out, Profile profile) throws IOException {
        out.writeStringField("bio", profile.bio());
        out.writeStringField("pronouns", profile.pronouns());
        out.writeNullField("accent_color");
        out.writeNullField("banner");
    }

    private static void guilds(JsonGenerator out, List<GuildId> guilds) throws IOException {
        out.writeArrayFieldStart("mutual_guilds");
        for (GuildId guildId : guilds) {
            out.writeStartObject();
            Fields.id(out, "id", guildId.value());
            out.writeNullField("nick");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private CompletionStage<Answer> change(Call call) {
        Form form = call.form();
        Patch<String> bio = form.patch("bio", Texts.trimmed(0, Limits.BIO_MAX));
        Patch<String> pronouns = form.patch("pronouns", Texts.trimmed(0, Limits.PRONOUNS_MAX));
        form.unsupported("banner");
        form.unsupported("accent_color");
        return form.then(() -> people.change(
                call,
                new PersonalCommand.ChangeProfile(bio, pronouns),
                result -> result instanceof PersonalResult.OfProfile changed
                        ? Answer.ok(out -> {
                            out.writeStartObject();
                            metadata(out, changed.profile());
                            out.writeEndObject();
                        })
                        : Answer.noContent()));
    }
}
