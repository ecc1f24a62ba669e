package dev.guildhall.guild.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Rows in chunks against a plain sorted set.
class RowsProperties {
    @Property(tries = 60)
    void rowsAreFoundByIndexAndIndexesByRow(
            @ForAll long seed, @ForAll @IntRange(max = 3000) int first, @ForAll @IntRange(max = 100) int removals) {
        Random random = new Random(seed);
        TreeSet<Row> oracle = new TreeSet<>();
        while (oracle.size() < first) {
            oracle.add(row(random));
        }
        Rows rows = Rows.of(List.copyOf(oracle));
        for (int step = 0; step < 2000; step++) {
            if (random.nextInt(100) < removals) {
                Row gone = row(random);
                int expected = oracle.contains(gone) ? oracle.headSet(gone).size() : -1;
                assertThat(rows.remove(gone)).isEqualTo(expected);
                oracle.remove(gone);
            } else {
                Row added = row(random);
                if (oracle.add(added)) {
                    assertThat(rows.add(added)).isEqualTo(oracle.headSet(added).size());
                }
            }
        }
        List<Row> all = new ArrayList<>(oracle);
        assertThat(rows.size()).isEqualTo(all.size());
        assertThat(rows.slice(0, Integer.MAX_VALUE - 1)).isEqualTo(all);
        for (int index = 0; index < all.size(); index += 7) {
            assertThat(rows.get(index)).isEqualTo(all.get(index));
            assertThat(rows.find(all.get(index))).isEqualTo(index);
            int last = Math.min(index + 99, all.size() - 1);
            assertThat(rows.slice(index, index + 99)).isEqualTo(all.subList(index, last + 1));
        }
    }

    @Property(tries = 20)
    void everythingCanGo(@ForAll @IntRange(min = 1, max = 3000) int count) {
        List<Row> all = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            all.add(new Row(0, "n", new UserId(id), null, Presence.OFFLINE));
        }
        Rows rows = Rows.of(all);
        for (int i = 0; i < count; i++) {
            Row gone = i % 2 == 0 ? all.removeFirst() : all.removeLast();
            assertThat(rows.remove(gone)).isEqualTo(i % 2 == 0 ? 0 : all.size());
        }
        assertThat(rows.size()).isZero();
        assertThat(rows.find(Row.head(0))).isEqualTo(-1);
        assertThat(rows.add(Row.head(0))).isZero();
    }

    private static Row row(Random random) {
        return new Row(
                random.nextInt(3), "n" + random.nextInt(20), new UserId(random.nextInt(200)), null, Presence.OFFLINE);
    }
}
