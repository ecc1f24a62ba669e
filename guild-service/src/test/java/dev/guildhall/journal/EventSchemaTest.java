package dev.guildhall.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.event.Event;
import dev.guildhall.bus.event.EventKind;
import dev.guildhall.bus.event.EventReader;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.json.Json;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.EveryChange;
import dev.guildhall.store.Outgoing;
import dev.guildhall.store.OwnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Events against the pages of `docs/events`, and against what their first versions looked like: what is written now is
/// read by those who know version 1 alone, and what was written then is read now. `-Dguildhall.docs=write` writes the
/// samples of kinds that have none.
class EventSchemaTest {
    /// Written by another module: tested there.
    private static final Set<EventKind> ELSEWHERE = EnumSet.of(EventKind.REQUEST_ANSWERED);

    private static final Path FIRST = Path.of("src/test/resources/events/v1");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| ([a-z ,]+) \\| (\\d+) \\|.*");

    /// @param since the version from which on it is there
    private record Field(String form, int since) {
        boolean optional() {
            return form.contains("absent");
        }

        boolean allows(JsonNode value) {
            return Stream.of(form.split(" or |, or ")).anyMatch(each -> switch (each.strip()) {
                case "string" -> value.isTextual();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "array" -> value.isArray();
                case "object" -> value.isObject();
                case "null" -> value.isNull();
                default -> false;
            });
        }
    }

    static Stream<EventKind> kinds() {
        return EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)).stream();
    }

    private static List<Event> events(EventKind kind) {
        return SampleEvents.all().getOrDefault(kind, List.of()).stream()
                .map(HeardEvents::read)
                .toList();
    }

    private static Map<String, Map<String, Field>> pages() throws IOException {
        Map<String, Map<String, Field>> byType = new LinkedHashMap<>();
        for (String page : List.of("messages", "guild-events", "live")) {
            Map<String, Field> fields = new LinkedHashMap<>();
            for (String line : Files.readAllLines(Path.of("../docs/events", page + ".md"))) {
                if (line.startsWith("### ")) {
                    fields = new LinkedHashMap<>();
                    byType.put(line.substring(4), fields);
                }
                Matcher row = ROW.matcher(line);
                if (row.matches()) fields.put(row.group(1), new Field(row.group(2), Integer.parseInt(row.group(3))));
            }
        }
        return byType;
    }

    @Test
    void everyKindHasItsPageAndNoPageTellsOfMore() throws IOException {
        assertThat(pages().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(EventKind.values()).map(EventKind::wireName).toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fieldsAreThoseOfThePage(EventKind kind) throws IOException {
        Map<String, Field> fields = pages().getOrDefault(kind.wireName(), Map.of());
        assertThat(events(kind)).isNotEmpty();
        for (Event event : events(kind)) {
            event.data()
                    .properties()
                    .forEach(each ->
                            assertThat(fields).as(kind + " in docs/events").containsKey(each.getKey()));
            fields.forEach((name, field) -> {
                JsonNode value = event.data().get(name);
                assertThat(value == null ? field.optional() : field.allows(value))
                        .as(kind + "." + name + " = " + value)
                        .isTrue();
            });
        }
        assertThat(fields.values().stream().mapToInt(Field::since).max().orElse(0))
                .as("the version of " + kind)
                .isEqualTo(kind.version());
    }

    /// Whoever knows version 1 finds all of it in what is written now, with the same values.
    @ParameterizedTest
    @MethodSource("kinds")
    void oldReadersReadWhatIsWrittenNow(EventKind kind) throws IOException {
        JsonNode then = first(kind);
        ArrayNode now = Json.MAPPER.createArrayNode();
        for (BusRecord record : SampleEvents.all().getOrDefault(kind, List.of())) {
            now.add(json(record));
        }
        assertThat(now.size()).isGreaterThanOrEqualTo(then.size());
        for (int index = 0; index < then.size(); index++) {
            has(now.get(index), then.get(index), kind + "[" + index + "]");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatWasWrittenThenIsReadNow(EventKind kind) throws IOException {
        for (JsonNode written : first(kind)) {
            EventReader.Found found = EventReader.read(Bytes.utf8(written.toString()));
            assertThat(found).isInstanceOfSatisfying(EventReader.Found.Known.class, known -> {
                assertThat(known.event().kind()).isEqualTo(kind);
                assertThat(known.event().version()).isEqualTo(1);
                assertThat(known.event().id()).isEqualTo(written.path("id").textValue());
                assertThat(known.event().data()).isEqualTo(written.path("data"));
            });
        }
    }

    /// What a newer Guildhall may write: a later version, fields in every object, kinds that nobody knows here.
    @ParameterizedTest
    @MethodSource("kinds")
    void whatANewerOneWritesIsReadNow(EventKind kind) throws IOException {
        for (BusRecord record : SampleEvents.all().getOrDefault(kind, List.of())) {
            ObjectNode newer = (ObjectNode) json(record);
            newer.put("v", kind.version() + 3).put("region", "moon");
            ((ObjectNode) newer.path("data")).putObject("aura").put("colour", "green");
            assertThat(EventReader.read(Bytes.utf8(newer.toString())))
                    .isInstanceOfSatisfying(EventReader.Found.Known.class, known -> {
                        assertThat(known.event().id())
                                .isEqualTo(newer.path("id").textValue());
                        has(known.event().data(), json(record).path("data"), kind.wireName());
                    });
            newer.put("type", kind.wireName() + "_again");
            assertThat(EventReader.read(Bytes.utf8(newer.toString())))
                    .isEqualTo(new EventReader.Found.Unknown(kind.wireName() + "_again"));
        }
    }

    @Test
    void whatIsNoEventIsToldAsThat() {
        for (String text :
                List.of("", "{", "[]", "{}", "{\"id\":\"a\",\"type\":\"message_deleted\"}", "{\"type\":1}")) {
            assertThat(EventReader.read(Bytes.utf8(text))).isInstanceOf(EventReader.Found.Broken.class);
        }
    }

    /// The outbox keeps what events are made of, and nothing else.
    @Test
    void eachOutgoingChangeIsOneEventAndNoOtherIsAny() {
        for (Change change : EveryChange.all()) {
            List<BusRecord> records =
                    CommitEvents.of(new Commit(new OwnerId.OfGuild(new GuildId(7)), 17, List.of(change)));
            assertThat(records).as(change.toString()).hasSize(Outgoing.is(change) ? 1 : 0);
        }
    }

    @Test
    void eventsOfACommitAreNamedByTheirPlaceInIt() {
        List<Event> events =
                CommitEvents.of(new Commit(new OwnerId.OfGuild(new GuildId(7)), 17, EveryChange.all())).stream()
                        .map(HeardEvents::read)
                        .toList();
        assertThat(events).extracting(Event::id).doesNotHaveDuplicates().contains("guild:7:17:0", "guild:7:17:1");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.owner()).isEqualTo("guild:7");
            assertThat(event.number()).isEqualTo(17);
        });
    }

    /// All of `expected`, at any depth; more is allowed.
    private static void has(JsonNode actual, JsonNode expected, String where) {
        if (expected.isObject()) {
            assertThat(actual.isObject()).as(where).isTrue();
            expected.properties().forEach(each -> {
                if (!where.endsWith("]") || !each.getKey().equals("v")) {
                    has(actual.path(each.getKey()), each.getValue(), where + "." + each.getKey());
                }
            });
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (int index = 0; index < expected.size(); index++) {
                has(actual.path(index), expected.path(index), where + "/" + index);
            }
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    private static JsonNode json(BusRecord record) {
        try {
            return Json.MAPPER.readTree(record.value().toString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static JsonNode first(EventKind kind) throws IOException {
        Path file = FIRST.resolve(kind.wireName() + ".json");
        if (!Files.exists(file) && "write".equals(System.getProperty("guildhall.docs"))) {
            ArrayNode samples = Json.MAPPER.createArrayNode();
            SampleEvents.all().getOrDefault(kind, List.of()).forEach(record -> samples.add(json(record)));
            Files.createDirectories(FIRST);
            Files.writeString(file, samples.toPrettyString() + "\n");
        }
        JsonNode samples = Json.MAPPER.readTree(Files.readString(file));
        assertThat(samples).as(file.toString()).isNotEmpty();
        return samples;
    }
}
