package dev.guildhall.gateway.rest;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.payload.GuildSettingsJson;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.GuildSettingsPatch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.SettingsProtoType;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.PersonalResult;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Settings as clients store them. Source: community docs, "User Settings" and "User Guild Settings".
final class SettingsRoutes {
    private static final String TYPE = "user_settings_proto_type";
    /// Not named as an id: `@me` stands there too.
    private static final String GUILD = "guild";

    private final RestServices services;
    private final People people;

    SettingsRoutes(RestServices services) {
        this.services = services;
        this.people = new People(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/users/@me/settings-proto/{" + TYPE + "}", Access.PEOPLE, this::read);
        routes.add("PATCH", "/users/@me/settings-proto/{" + TYPE + "}", Access.PEOPLE, this::merge);
        routes.add("PATCH", "/users/@me/guilds/{" + GUILD + "}/settings", Access.PEOPLE, this::ofGuild);
        routes.add("PATCH", "/users/@me/guilds/settings", Access.PEOPLE, this::ofGuilds);
    }

    private CompletionStage<Answer> typed(Call call, Function<SettingsProtoType, CompletionStage<Answer>> then) {
        String text = call.text(TYPE);
        Optional<SettingsProtoType> type =
                text.matches("\\d{1,3}") ? SettingsProtoType.of(Integer.parseInt(text)) : Optional.empty();
        return type.map(then).orElseGet(() -> Guilds.done(Answer.refused(ApiError.NOT_FOUND)));
    }

    private CompletionStage<Answer> read(Call call) {
        return typed(
                call,
                type -> services.store()
                        .personal()
                        .settingsProto(call.caller().userId(), type)
                        .thenApply(found -> proto(found.orElse(Bytes.utf8("")), false)));
    }

    private CompletionStage<Answer> merge(Call call) {
        Form form = call.form();
        Bytes patch = form.required("settings", SettingsForms.proto(), Bytes.utf8(""));
        Integer required = form.optional("required_data_version", Numbers.integer(0, Integer.MAX_VALUE));
        return typed(
                call,
                type -> form.then(() -> people.change(
                        call,
                        new PersonalCommand.MergeSettings(type, patch, required),
                        result -> result instanceof PersonalResult.OfSettings settings
                                ? proto(settings.proto(), settings.outOfDate())
                                : Answer.noContent())));
    }

    private static Answer proto(Bytes proto, boolean outOfDate) {
        byte[] bytes = new byte[proto.length()];
        proto.copyTo(bytes, 0);
        return Answer.ok(out -> {
            out.writeStartObject();
            out.writeStringField("settings", Base64.getEncoder().encodeToString(bytes));
            if (outOfDate) {
                out.writeBooleanField("out_of_date", true);
            }
            out.writeEndObject();
        });
    }

    private CompletionStage<Answer> ofGuild(Call call) {
        Optional<GuildId> guildId = guildId(call.text(GUILD));
        if (guildId.isEmpty()) {
            return Guilds.done(Answer.refused(ApiError.UNKNOWN_GUILD));
        }
        Form form = call.form();
        GuildSettingsPatch patch = SettingsForms.guild(guildId.get(), form);
        return form.then(() -> change(
                call, List.of(patch), settings -> Answer.ok(out -> GuildSettingsJson.write(out, settings.getFirst()))));
    }

    private static Optional<GuildId> guildId(String text) {
        if (text.equals("@me")) {
            return Optional.of(GuildSettings.DIRECT);
        }
        OptionalLong id = Snowflake.parse(text);
        return id.isPresent() ? Optional.of(new GuildId(id.getAsLong())) : Optional.empty();
    }

    private CompletionStage<Answer> ofGuilds(Call call) {
        Form form = call.form();
        List<GuildSettingsPatch> patches = form.required("guilds", SettingsForms.guilds(), List.of());
        return form.then(() -> change(
                call,
                patches,
                all -> Answer.ok(out -> {
                    out.writeStartArray();
                    for (GuildSettings settings : all) {
                        GuildSettingsJson.write(out, settings);
                    }
                    out.writeEndArray();
                })));
    }

    /// Of guilds that the caller is in.
    private CompletionStage<Answer> change(
            Call call, List<GuildSettingsPatch> patches, Function<List<GuildSettings>, Answer> done) {
        return services.store().accounts().guildsOf(call.caller().userId()).thenCompose(guilds -> {
            HashSet<GuildId> own = new HashSet<>(guilds);
            own.add(GuildSettings.DIRECT);
            boolean known = patches.stream().map(GuildSettingsPatch::guildId).allMatch(own::contains);
            return known
                    ? people.change(
                            call,
                            new PersonalCommand.ChangeGuildSettings(patches),
                            result -> result instanceof PersonalResult.OfGuildSettings changed
                                    ? done.apply(changed.settings())
                                    : Answer.noContent())
                    : Guilds.done(Answer.refused(ApiError.UNKNOWN_GUILD));
        });
    }
}
