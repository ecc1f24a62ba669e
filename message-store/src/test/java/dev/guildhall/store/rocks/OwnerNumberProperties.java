package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import dev.guildhall.store.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Any mixture of new commits and repeated ones leaves each number's first, with the store closed and opened in
/// between.
final class OwnerNumberProperties {
    private static final long CHANNEL = 5;

    @Property(tries = 15)
    void repeatsLeaveTheFirst(
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> backwards,
            @ForAll @IntRange(max = 60) int reopenAt)
            throws IOException {
        Path folder = Files.createTempDirectory("numbers");
        OwnerId owner = Owners.guild(7);
        Map<Long, String> firsts = new TreeMap<>();
        long last = 0;
        int half = Math.min(reopenAt, backwards.size());
        for (List<Integer> part : List.of(backwards.subList(0, half), backwards.subList(half, backwards.size()))) {
            try (RocksMessageStore store = RocksStores.open(folder, new ManualClock())) {
                Lease lease = Await.value(store.owners().lease(owner));
                List<CompletionStage<Void>> stages = new ArrayList<>();
                for (int back : part) {
                    long number = Math.max(1, last + 1 - back);
                    String content = "try " + stages.size() + " of " + part.size() + " at " + number;
                    firsts.putIfAbsent(number, content);
                    last = Math.max(last, number);
                    stages.add(store.owners().commit(lease, commit(owner, number, content)));
                }
                stages.forEach(Await::value);
                assertThat(Await.value(store.owners().lastNumber(owner))).isEqualTo(last);
                firsts.forEach(
                        (number, content) -> assertThat(content(store, number)).isEqualTo(content));
            }
        }
        Folders.delete(folder);
    }

    private static Commit commit(OwnerId owner, long number, String content) {
        return new Commit(owner, number, List.of(new Change.PutMessage(Rows.message(CHANNEL, number, content))));
    }

    private static String content(RocksMessageStore store, long id) {
        return Await.value(store.history().message(new ChannelId(CHANNEL), new MessageId(id)))
                .orElseThrow()
                .content();
    }
}
