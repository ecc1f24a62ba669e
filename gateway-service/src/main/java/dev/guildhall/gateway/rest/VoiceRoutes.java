package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.payload.VoiceJson;
import java.util.concurrent.CompletionStage;

/// Where members are in voice, and who speaks on a stage. Source: voice resource.
final class VoiceRoutes {
    private static final String OWN = "/guilds/{guild_id}/voice-states/@me";
    private static final String STATE = "/guilds/{guild_id}/voice-states/{user_id}";

    private final RestServices services;
    private final Guilds guilds;

    VoiceRoutes(RestServices services) {
        this.services = services;
        this.guilds = new Guilds(services);
    }

    void addTo(Routes routes) {
        routes.add(
                "GET", OWN, Access.ANY_ACCOUNT, call -> get(call, call.caller().userId()));
        routes.add("GET", STATE, Access.ANY_ACCOUNT, call -> get(call, new UserId(call.id("user_id"))));
        routes.add("PATCH", OWN, Access.ANY_ACCOUNT, this::modifyOwn);
        routes.add("PATCH", STATE, Access.ANY_ACCOUNT, this::modify);
    }

    private CompletionStage<Answer> get(Call call, UserId userId) {
        return services.owners()
                .voiceOf(Guilds.guildId(call), call.caller().userId(), userId)
                .thenApply((GuildReply reply) -> ApiErrorMapper.of(
                        reply,
                        GuildResult.OfVoice.class,
                        found -> Answer.ok(out -> VoiceJson.write(out, Guilds.guildId(call), found.state()))));
    }

    private CompletionStage<Answer> modifyOwn(Call call) {
        Form form = call.form();
        ChannelId channelId = form.optional("channel_id", Numbers.snowflake(ChannelId::new));
        GuildCommand command = new GuildCommand.ModifyVoice(
                call.caller().userId(),
                channelId,
                form.patch("suppress", Values.flag()),
                form.patch("request_to_speak_timestamp", Values.timestamp()));
        return form.then(() -> guilds.command(call, command).thenApply(ApiErrorMapper::noContent));
    }

    private CompletionStage<Answer> modify(Call call) {
        UserId userId = new UserId(call.id("user_id"));
        Form form = call.form();
        ChannelId channelId = form.optional("channel_id", Numbers.snowflake(ChannelId::new));
        Patch<Boolean> suppress = form.patch("suppress", Values.flag());
        GuildCommand command = new GuildCommand.ModifyVoice(userId, channelId, suppress, Patch.keep());
        return form.then(() -> guilds.command(call, command).thenApply(ApiErrorMapper::noContent));
    }
}
