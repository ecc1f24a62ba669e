package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand.Kept;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.gateway.upload.UploadedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads of what a message says about its files. Source: API reference, "Uploading Files"; message
/// resource, "Attachment Object".
final class FileForms {
    /// Characters of a name as it came; of the safe one less is kept.
    private static final int NAME_MAX = 1024;

    private FileForms() {}

    static Read<List<FileNote>> notes() {
        return Values.list(
                (value, at) -> value.isObject()
                        ? note(Form.of(value, at), at.child("id").path())
                        : at.wrong(FormError.MODEL_TYPE_CONVERT),
                Limits.ATTACHMENTS_PER_MESSAGE_MAX);
    }

    /// An index, which may be 0, or an id, which may not.
    private static Read<Long> number() {
        Read<Long> id = Numbers.snowflake(Long::valueOf);
        return (value, at) -> value.asText().equals("0") && value.isValueNode() ? Long.valueOf(0) : id.read(value, at);
    }

    private static FileNote note(Form form, String path) {
        form.unsupported("uploaded_filename");
        return new FileNote(
                form.required("id", number(), 0L),
                form.optional("filename", Texts.trimmed(0, NAME_MAX)),
                form.optional("title", Texts.trimmed(0, NAME_MAX)),
                form.patch("description", Texts.trimmed(0, Limits.ALT_TEXT_MAX)),
                path);
    }

    /// Each file with its note. A note that no file came for is wrong.
    static List<NewFile> matched(Form form, List<FileNote> notes, List<UploadedFile> files) {
        Map<Long, FileNote> byIndex = new HashMap<>();
        notes.forEach(note -> byIndex.put(note.id(), note));
        List<NewFile> matched = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (UploadedFile file : files) {
            FileNote note = byIndex.remove((long) file.index());
            matched.add(named(file, note, names));
        }
        byIndex.values().forEach(note -> form.wrongAt(note.path(), FormError.CUSTOM_VALIDATION, "No such file."));
        return matched;
    }

    private static NewFile named(UploadedFile file, @Nullable FileNote note, Set<String> names) {
        String given = note == null || note.filename() == null ? file.filename() : note.filename();
        String safe = Filenames.safe(given);
        // Two files of one name could not be told apart by a card that shows one.
        for (int copy = 1; !names.add(safe); copy++) {
            safe = Filenames.safe(copy + "_" + given);
        }
        String title = note == null ? null : note.title();
        return new NewFile(
                file,
                safe,
                title == null ? Filenames.title(given, safe) : title,
                note == null ? null : note.description().over(null));
    }

    /// The notes of an edit that speak of files that came along.
    static List<FileNote> ofFiles(List<FileNote> notes, List<UploadedFile> files) {
        return notes.stream().filter(note -> isFile(note, files)).toList();
    }

    /// The others: files that the message has and keeps.
    static List<Kept> kept(List<FileNote> notes, List<UploadedFile> files) {
        return notes.stream()
                .filter(note -> !isFile(note, files))
                .map(note -> new Kept(new AttachmentId(note.id()), note.description(), note.path()))
                .toList();
    }

    private static boolean isFile(FileNote note, List<UploadedFile> files) {
        return files.stream().anyMatch(file -> file.index() == note.id());
    }
}
