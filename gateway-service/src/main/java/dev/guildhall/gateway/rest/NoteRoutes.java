package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.PersonalCommand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// Notes about others, for oneself. Source: community docs, "User Notes".
final class NoteRoutes {
    /// A longer one is refused by a code of its own, up to this by its length and beyond as a form.
    private static final int READ_MAX = 100_000;

    private final RestServices services;
    private final People people;

    NoteRoutes(RestServices services) {
        this.services = services;
        this.people = new People(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/users/@me/notes", Access.PEOPLE, this::all);
        routes.add("GET", "/users/@me/notes/{user_id}", Access.PEOPLE, this::one);
        routes.add("PUT", "/users/@me/notes/{user_id}", Access.PEOPLE, this::write);
    }

    private CompletionStage<Answer> all(Call call) {
        return services.store()
                .personal()
                .notes(call.caller().userId())
                .thenApply(notes -> Answer.ok(out -> {
                    out.writeStartObject();
                    for (Map.Entry<UserId, String> note : notes.entrySet()) {
                        out.writeStringField(note.getKey().toString(), note.getValue());
                    }
                    out.writeEndObject();
                }));
    }

    private CompletionStage<Answer> one(Call call) {
        UserId about = People.userId(call);
        return services.store()
                .personal()
                .note(call.caller().userId(), about)
                .thenApply(found -> found.map(note -> Answer.ok(out -> {
                            out.writeStartObject();
                            Fields.id(out, "note_user_id", about.value());
                            Fields.id(out, "user_id", call.caller().userId().value());
                            out.writeStringField("note", note);
                            out.writeEndObject();
                        }))
                        .orElseGet(() -> Answer.refused(ApiError.UNKNOWN_USER)));
    }

    /// About somebody who exists: notes are a person's memory, not a store of numbers.
    private CompletionStage<Answer> write(Call call) {
        Form form = call.form();
        UserId about = People.userId(call);
        String note = form.optional("note", Texts.trimmed(0, READ_MAX), "");
        if (note.codePointCount(0, note.length()) > Limits.NOTE_LENGTH_MAX) {
            return Guilds.done(Answer.refused(ApiError.NOTE_TOO_LONG));
        }
        return form.then(() -> services.users()
                .users(List.of(about))
                .thenCompose(found -> found.isEmpty() && !note.isEmpty()
                        ? Guilds.done(Answer.refused(ApiError.UNKNOWN_USER))
                        : people.change(call, new PersonalCommand.WriteNote(about, note))));
    }
}
