package dev.guildhall.user;

import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.PersonalResult;
import dev.guildhall.store.PersonalChange;
import java.util.List;

/// Decisions about what a user writes of others and of themselves.
final class NoteDecisions {
    private NoteDecisions() {}

    static UserDecision write(UserState user, PersonalCommand.WriteNote write, PersonalValue.Notes rows) {
        boolean another = !rows.notes().containsKey(write.about());
        if (write.note().isEmpty() && another) {
            return PersonalDecider.unchanged(user);
        }
        if (another && rows.notes().size() >= Limits.NOTES_MAX) {
            FormError error = FormError.BASE_TYPE_MAX_LENGTH;
            return new UserDecision.Rejected(UserDecision.refusal(
                    ApiError.INVALID_FORM_BODY,
                    new FieldError("note", error.name(), "You may have " + Limits.NOTES_MAX + " notes.")));
        }
        PersonalChange change = write.note().isEmpty()
                ? new PersonalChange.DeleteNote(write.about())
                : new PersonalChange.PutNote(write.about(), write.note());
        return PersonalDecider.accepted(
                user,
                List.of(change),
                List.of(new Notice.ToSessions(PersonalEvents.note(write.about(), write.note()))),
                PersonalDecider.NOTHING);
    }

    static UserDecision profile(UserState user, PersonalCommand.ChangeProfile change, PersonalValue.OwnProfile rows) {
        Profile old = rows.profile();
        Profile changed = new Profile(
                change.bio().overOr(old.bio(), ""), change.pronouns().overOr(old.pronouns(), ""));
        return PersonalDecider.accepted(
                user,
                List.of(new PersonalChange.PutProfile(changed)),
                List.of(),
                new PersonalResult.OfProfile(changed));
    }
}
