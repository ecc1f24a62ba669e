package dev.guildhall.user;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.GuildSettingsPatch;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.personal.ProtoFields;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.PersonalResult;
import dev.guildhall.store.PersonalChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decisions about settings, which clients understand and the server keeps.
final class SettingsDecisions {
    /// `versions` of both kinds of settings, and in it the number that a client compares. Source: community docs,
    /// "User Settings", the published message definitions.
    private static final int VERSIONS_FIELD = 1;

    private static final int DATA_VERSION_FIELD = 3;

    private SettingsDecisions() {}

    static UserDecision merge(UserState user, PersonalCommand.MergeSettings merge, PersonalValue.Settings rows) {
        ProtoFields old = ProtoFields.of(rows.proto()).orElseThrow();
        Optional<ProtoFields> patch = ProtoFields.of(merge.patch());
        if (patch.isEmpty()) {
            return refused(FormError.CUSTOM_VALIDATION, "Not a protobuf message.");
        }
        long version = old.nested(VERSIONS_FIELD).number(DATA_VERSION_FIELD);
        Integer required = merge.requiredDataVersion();
        if (required != null && required < version) {
            return PersonalDecider.accepted(
                    user, List.of(), List.of(), new PersonalResult.OfSettings(rows.proto(), true));
        }
        ProtoFields merged = old.replacedBy(patch.get());
        // Only the server counts: a client's own number would let an old client overtake a new one.
        ProtoFields versions = merged.nested(VERSIONS_FIELD).withNumber(DATA_VERSION_FIELD, version + 1);
        Bytes after = merged.withNested(VERSIONS_FIELD, versions).bytes();
        if (after.length() > Limits.SETTINGS_PROTO_BYTES_MAX) {
            return refused(FormError.BASE_TYPE_MAX_LENGTH, Limits.SETTINGS_PROTO_BYTES_MAX);
        }
        return PersonalDecider.accepted(
                user,
                List.of(new PersonalChange.PutSettingsProto(merge.type(), after)),
                List.of(new Notice.ToSessions(PersonalEvents.settings(merge.type(), after))),
                new PersonalResult.OfSettings(after, false));
    }

    private static UserDecision refused(FormError error, Object... values) {
        return new UserDecision.Rejected(UserDecision.refusal(
                ApiError.INVALID_FORM_BODY, new FieldError("settings", error.name(), error.message(values))));
    }

    static UserDecision guilds(UserState user, PersonalCommand.ChangeGuildSettings change, PersonalValue.Guilds rows) {
        Map<GuildId, GuildSettings> settings = new HashMap<>(rows.settings());
        PersonalVersions versions = user.versions();
        List<PersonalChange> changes = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        List<GuildSettings> result = new ArrayList<>();
        for (GuildSettingsPatch patch : change.patches()) {
            versions = versions.nextGuildSettings();
            GuildSettings old = settings.getOrDefault(patch.guildId(), GuildSettings.untouched(patch.guildId()));
            GuildSettings after = patch.over(old, versions.guildSettings());
            if (after.channels().size() > Limits.GUILD_SETTINGS_CHANNELS_MAX) {
                FormError error = FormError.BASE_TYPE_MAX_LENGTH;
                return new UserDecision.Rejected(UserDecision.refusal(
                        ApiError.INVALID_FORM_BODY,
                        new FieldError(
                                "channel_overrides", error.name(), error.message(Limits.GUILD_SETTINGS_CHANNELS_MAX))));
            }
            settings.put(patch.guildId(), after);
            changes.add(new PersonalChange.PutGuildSettings(after));
            notices.add(new Notice.ToSessions(PersonalEvents.guildSettings(after)));
            result.add(after);
        }
        changes.add(new PersonalChange.PutVersions(versions));
        return PersonalDecider.accepted(
                user.with(versions), changes, notices, new PersonalResult.OfGuildSettings(result));
    }
}
