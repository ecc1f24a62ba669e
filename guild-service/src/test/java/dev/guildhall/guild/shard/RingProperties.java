package dev.guildhall.guild.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RingProperties {
    private static final int SHARDS = 1024;

    @Property(tries = 200)
    void aJoinMovesOnlyWhatTheNewNodeTakesAndNoMoreThanItsShare(
            @ForAll @IntRange(min = 3, max = 8) int before, @ForAll long seed) {
        List<String> nodes = nodes(before, seed);
        List<String> more = new ArrayList<>(nodes);
        more.add("10.1.0.1:7000");
        Ring smaller = Ring.of(nodes);
        Ring larger = Ring.of(more);
        assertThat(moves(smaller, larger, "10.1.0.1:7000")).isLessThanOrEqualTo(share(before + 1));
    }

    @Property(tries = 200)
    void aLeaveMovesOnlyWhatTheLostNodeHeldAndNoMoreThanItsShare(
            @ForAll @IntRange(min = 3, max = 9) int before, @ForAll long seed) {
        List<String> nodes = nodes(before, seed);
        String lost = nodes.get(new Random(seed).nextInt(before));
        List<String> fewer = new ArrayList<>(nodes);
        fewer.remove(lost);
        assertThat(moves(Ring.of(fewer), Ring.of(nodes), lost)).isLessThanOrEqualTo(share(before));
    }

    @Property(tries = 20)
    void theOrderOfTheNodesDoesNotMatter(@ForAll @IntRange(min = 2, max = 9) int count, @ForAll long seed) {
        List<String> nodes = nodes(count, seed);
        Ring one = Ring.of(nodes);
        Ring other = Ring.of(nodes.reversed());
        for (int shard = 0; shard < SHARDS; shard++) {
            assertThat(other.holderOf("" + shard)).isEqualTo(one.holderOf("" + shard));
        }
    }

    /// Counts the shards whose holder differs; each of them must be `only`'s in the larger ring.
    private static int moves(Ring smaller, Ring larger, String only) {
        int moved = 0;
        for (int shard = 0; shard < SHARDS; shard++) {
            String key = Integer.toString(shard);
            if (!smaller.holderOf(key).equals(larger.holderOf(key))) {
                assertThat(larger.holderOf(key)).isEqualTo(only);
                moved++;
            }
        }
        return moved;
    }

    private static int share(int nodes) {
        return (int) (SHARDS * (1.0 / nodes + 0.05));
    }

    private static List<String> nodes(int count, long seed) {
        Random random = new Random(seed);
        List<String> nodes = new ArrayList<>();
        for (int node = 0; node < count; node++) {
            nodes.add("10.0." + node + "." + random.nextInt(256) + ":" + (1024 + random.nextInt(60_000)));
        }
        return nodes;
    }
}
