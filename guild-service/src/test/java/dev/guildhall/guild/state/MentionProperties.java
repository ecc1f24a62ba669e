package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.DeleteMessage;
import dev.guildhall.common.guild.GuildCommand.DeleteMessages;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.PurgeMessages;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.MentionTarget;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.UnreadMentions;
import dev.guildhall.store.UnreadMentions.Place;
import dev.guildhall.store.UnreadMentions.Unread;
import dev.guildhall.store.rocks.RocksMessageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// What the index of mentions counts, against a model that knows nothing but who wrote what: through the decider and
/// the store of a node.
class MentionProperties {
    private static final int KINDS = 10;
    private static final List<UserId> PEOPLE = List.of(OWNER, ANN, BOB);
    private static final MessageId START = new MessageId(0);

    /// What a message says; who is called depends on who says it.
    enum Words {
        PLAIN,
        TO_ANN,
        TO_BOTH,
        TO_ROLE,
        TO_ALL,
        TO_ALL_AND_ANN
    }

    record Step(int kind, int who, int channel, int message, Words words) {}

    /// `answered` is who wrote what it answers, null when that was gone when it was last written.
    record Said(
            ChannelId channelId,
            UserId author,
            Words words,
            @Nullable MessageId answers,
            @Nullable UserId answered) {}

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void whatIsCountedIsWhatIsThereAndUnread(@ForAll("steps") List<Step> steps) throws IOException {
        Path folder = Files.createTempDirectory("mentions");
        try {
            run(folder, steps);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static RocksMessageStore open(Path folder) {
        return RocksMessageStore.open(
                StoreConfig.from(ConfigFactory.load()).withRocksDirectory(folder), InstantSource.system(), () -> 0);
    }

    private static void run(Path folder, List<Step> steps) {
        Run run;
        try (RocksMessageStore store = open(folder)) {
            run = new Run(store);
            for (Step step : steps) {
                run.take(step);
                run.assertCounted(new UnreadMentions(store.mentions()));
            }
        }
        try (RocksMessageStore again = open(folder)) {
            run.assertCounted(new UnreadMentions(again.mentions()));
        }
    }

    /// A guild of three, two channels, and a role of Bob's that only the owner may call.
    private static final class Run {
        private final TestGuild guild = TestGuild.founded();
        private final List<ChannelId> channels = new ArrayList<>();
        private final RoleId role = guild.grant(BOB);
        private final Map<MessageId, Said> said = new HashMap<>();
        private final List<MessageId> ids = new ArrayList<>();
        private final Map<UserId, Map<ChannelId, MessageId>> read = new HashMap<>();
        private final Set<UserId> banned = new HashSet<>();
        private long commits;

        Run(RocksMessageStore store) {
            channels.add(guild.text());
            guild.accept(
                    OWNER, new GuildCommand.CreateChannel(TestGuild.newChannel("b", ChannelType.GUILD_TEXT, null)));
            channels.add(guild.channel("b").id());
            channels.forEach(channel -> guild.deny(channel, Permission.MENTION_EVERYONE));
            OwnerId owner = new OwnerId.OfGuild(TestGuild.ID);
            Lease lease = store.owners().lease(owner).toCompletableFuture().join();
            guild.alsoWriting(changes -> {
                List<Change> ofMessages = changes.stream()
                        .filter(change -> change instanceof Change.PutMessage
                                || change instanceof Change.DeleteMessage
                                || change instanceof Change.PutMention
                                || change instanceof Change.DeleteMention)
                        .toList();
                store.owners()
                        .commit(lease, new Commit(owner, ++commits, ofMessages))
                        .toCompletableFuture()
                        .join();
            });
        }

        private void take(Step step) {
            UserId who = PEOPLE.get(step.who());
            ChannelId channel = channels.get(step.channel());
            MessageId message = ids.isEmpty() ? START : ids.get(step.message() % ids.size());
            Said there = said.get(message);
            switch (step.kind()) {
                case 0, 1, 2 -> send(who, channel, step.words(), null);
                case 3 -> {
                    if (there != null) {
                        send(who, there.channelId(), step.words(), message);
                    }
                }
                case 4, 5 -> {
                    if (there != null) {
                        edit(message, there, step.words());
                    }
                }
                case 6 -> {
                    if (there != null) {
                        guild.accept(OWNER, new DeleteMessage(there.channelId(), message));
                        said.remove(message);
                    }
                }
                case 7 -> many(channel, step.message());
                case 8 -> ack(who, channel, message);
                default -> {
                    if (there != null) {
                        Patch<Integer> flags = Patch.set(step.who() == 0 ? 0 : MessageFlag.SUPPRESS_EMBEDS.mask());
                        guild.accept(OWNER, new EditMessage(there.channelId(), message, Patch.keep(), flags, null));
                    }
                    guild.restart();
                }
            }
        }

        private void send(UserId who, ChannelId channel, Words words, @Nullable MessageId answers) {
            if (banned.contains(who)) {
                return;
            }
            GuildCommand.ReplyTo replyTo = answers == null ? null : new GuildCommand.ReplyTo(answers, true);
            GuildCommand.SendMessage send = new GuildCommand.SendMessage(
                    channel, content(words), null, false, false, 0, replyTo, AllowedMentions.DEFAULT);
            MessageId id = guild.sent(who, send).id();
            said.put(id, said(channel, who, words, answers));
            ids.add(id);
        }

        private Said said(ChannelId channel, UserId who, Words words, @Nullable MessageId answers) {
            Said answered = answers == null ? null : said.get(answers);
            return new Said(channel, who, words, answers, answered == null ? null : answered.author());
        }

        /// An edit rings anew: whom the message answers stays called only while that is there.
        private void edit(MessageId message, Said there, Words words) {
            if (banned.contains(there.author())) {
                return;
            }
            EditMessage edit =
                    new EditMessage(there.channelId(), message, Patch.set(content(words)), Patch.keep(), null);
            guild.accept(there.author(), edit);
            said.put(message, said(there.channelId(), there.author(), words, there.answers()));
        }

        /// Several at once: on somebody's word, or what a banned member wrote.
        private void many(ChannelId channel, int from) {
            List<MessageId> chosen = ids.stream()
                    .skip(ids.isEmpty() ? 0 : from % ids.size())
                    .limit(3)
                    .distinct()
                    .toList();
            if (chosen.size() < 2) {
                return;
            }
            if (from % 3 == 0) {
                if (banned.add(BOB)) {
                    guild.accept(OWNER, new GuildCommand.BanUser(BOB));
                }
                guild.accept(OWNER, new PurgeMessages(channel, chosen));
                chosen.stream()
                        .filter(id -> said.get(id) != null
                                && said.get(id).channelId().equals(channel)
                                && said.get(id).author().equals(BOB))
                        .forEach(said::remove);
            } else {
                guild.accept(OWNER, new DeleteMessages(channel, chosen));
                chosen.stream()
                        .filter(id ->
                                said.get(id) != null && said.get(id).channelId().equals(channel))
                        .forEach(said::remove);
            }
        }

        private void ack(UserId who, ChannelId channel, MessageId message) {
            read.computeIfAbsent(who, any -> new HashMap<>()).put(channel, message);
        }

        private String content(Words words) {
            return switch (words) {
                case PLAIN -> "nobody";
                case TO_ANN -> "<@" + ANN + ">";
                case TO_BOTH -> "<@" + BOB + "> <@!" + ANN + "> <@" + BOB + ">";
                case TO_ROLE -> "<@&" + role + ">";
                case TO_ALL -> "@everyone";
                case TO_ALL_AND_ANN -> "@here <@" + ANN + ">";
            };
        }

        private boolean calls(Said message, UserId reader) {
            boolean mayCallAll = message.author().equals(OWNER);
            boolean called = switch (message.words()) {
                case PLAIN -> false;
                case TO_ANN -> reader.equals(ANN);
                case TO_BOTH -> reader.equals(ANN) || reader.equals(BOB);
                case TO_ROLE -> mayCallAll && reader.equals(BOB);
                case TO_ALL -> mayCallAll;
                case TO_ALL_AND_ANN -> mayCallAll || reader.equals(ANN);
            };
            return !message.author().equals(reader) && (called || reader.equals(message.answered()));
        }

        void assertCounted(UnreadMentions mentions) {
            for (UserId reader : PEOPLE) {
                if (!banned.contains(reader)) {
                    Map<ChannelId, Integer> counted = mentions.count(reader, List.of(place(reader)))
                            .toCompletableFuture()
                            .join();
                    assertThat(counted).as("calls to " + reader).isEqualTo(recount(reader));
                }
            }
        }

        private Place place(UserId reader) {
            List<MentionTarget> targets = new ArrayList<>();
            targets.add(new MentionTarget.OfUser(reader));
            targets.add(new MentionTarget.OfGuild(TestGuild.ID));
            guild.member(reader).roles().forEach(each -> targets.add(new MentionTarget.OfRole(each)));
            Map<ChannelId, Unread> unread = new HashMap<>();
            for (ChannelId channel : channels) {
                MessageId last = guild.snapshot().lastMessage(channel);
                if (last != null) {
                    unread.put(channel, new Unread(readUntil(reader, channel), last));
                }
            }
            return new Place(targets, unread);
        }

        private MessageId readUntil(UserId reader, ChannelId channel) {
            return read.getOrDefault(reader, Map.of()).getOrDefault(channel, START);
        }

        private Map<ChannelId, Integer> recount(UserId reader) {
            Map<ChannelId, Integer> counts = new HashMap<>();
            said.forEach((id, message) -> {
                if (id.compareTo(readUntil(reader, message.channelId())) > 0 && calls(message, reader)) {
                    counts.merge(message.channelId(), 1, Integer::sum);
                }
            });
            return counts;
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, KINDS - 1),
                        Arbitraries.integers().between(0, PEOPLE.size() - 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(Words.class))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }
}
