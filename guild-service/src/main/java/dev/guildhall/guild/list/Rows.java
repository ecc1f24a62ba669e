package dev.guildhall.guild.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of one list in order; each has its index, and each index its row.
///
/// Sorted chunks of at most [#CHUNK_MAX], and over their sizes a Fenwick tree: finding a row or an index, adding
/// and removing cost a binary search, a sum of log n numbers, and moving part of one chunk. Splitting a chunk
/// sums anew, once in half a chunk of additions at most. A row costs one reference, 1.3 with the free places.
final class Rows {
    static final int CHUNK_MAX = 512;
    private static final int FILLED = CHUNK_MAX * 3 / 4;

    private Row[][] chunks = new Row[1][];
    private int[] sizes = new int[1];
    /// `sums[i]` is the Fenwick tree's node i, counted from 1.
    private int[] sums = new int[2];

    private int used;
    private int size;

    /// `sorted` ascends, no row twice.
    static Rows of(List<Row> sorted) {
        Rows rows = new Rows();
        rows.reserve(Math.max(1, Math.ceilDiv(sorted.size(), FILLED)));
        for (int from = 0; from < sorted.size(); from += FILLED) {
            int count = Math.min(FILLED, sorted.size() - from);
            Row[] chunk = new Row[CHUNK_MAX];
            for (int i = 0; i < count; i++) {
                chunk[i] = sorted.get(from + i);
            }
            rows.chunks[rows.used] = chunk;
            rows.sizes[rows.used++] = count;
        }
        rows.size = sorted.size();
        rows.sum();
        return rows;
    }

    int size() {
        return size;
    }

    /// The row's index; where there is none, `-(where it would stand) - 1`.
    int find(Row row) {
        if (used == 0) {
            return -1;
        }
        int chunk = chunkOf(row);
        int at = place(chunk, row);
        return at >= 0 ? before(chunk) + at : -(before(chunk) + (-at - 1)) - 1;
    }

    Row get(int index) {
        int chunk = chunkAt(index);
        return chunks[chunk][index - before(chunk)];
    }

    /// Rows `from` to `to`, both of them, as far as there are any.
    List<Row> slice(int from, int to) {
        int last = Math.min(to, size - 1);
        List<Row> found = new ArrayList<>(Math.max(0, last - from + 1));
        if (from > last) {
            return found;
        }
        int chunk = chunkAt(from);
        int at = from - before(chunk);
        while (found.size() < last - from + 1) {
            if (at == sizes[chunk]) {
                chunk++;
                at = 0;
            } else {
                found.add(chunks[chunk][at++]);
            }
        }
        return found;
    }

    /// Where it stands now. Throws when it is there already.
    int add(Row row) {
        if (used == 0) {
            reserve(1);
            chunks[0] = new Row[CHUNK_MAX];
            used = 1;
        }
        int chunk = chunkOf(row);
        if (sizes[chunk] == CHUNK_MAX) {
            split(chunk);
            chunk = chunkOf(row);
        }
        int at = -place(chunk, row) - 1;
        if (at < 0) {
            throw new IllegalStateException("the row is there already: " + row);
        }
        System.arraycopy(chunks[chunk], at, chunks[chunk], at + 1, sizes[chunk] - at);
        chunks[chunk][at] = row;
        grow(chunk, 1);
        return before(chunk) + at;
    }

    /// Where it stood; -1 when it is not there.
    int remove(Row row) {
        if (used == 0) {
            return -1;
        }
        int chunk = chunkOf(row);
        int at = place(chunk, row);
        if (at < 0) {
            return -1;
        }
        int index = before(chunk) + at;
        System.arraycopy(chunks[chunk], at + 1, chunks[chunk], at, sizes[chunk] - at - 1);
        chunks[chunk][sizes[chunk] - 1] = null;
        grow(chunk, -1);
        shrinkAround(chunk);
        return index;
    }

    /// Puts a row in the place of one that stands at the same place.
    void replace(Row row) {
        int chunk = chunkOf(row);
        chunks[chunk][place(chunk, row)] = row;
    }

    /// The last chunk whose first row is not after `row`; the first one before all.
    private int chunkOf(Row row) {
        int low = 0;
        int high = used - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks[middle][0].compareTo(row) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int place(int chunk, Row row) {
        return Arrays.binarySearch(chunks[chunk], 0, sizes[chunk], row);
    }

    /// How many rows stand in the chunks before.
    private int before(int chunk) {
        int sum = 0;
        for (int i = chunk; i > 0; i -= i & -i) {
            sum += sums[i];
        }
        return sum;
    }

    private int chunkAt(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int chunk = 0;
        int rest = index;
        for (int step = Integer.highestOneBit(used); step > 0; step >>= 1) {
            if (chunk + step <= used && sums[chunk + step] <= rest) {
                chunk += step;
                rest -= sums[chunk];
            }
        }
        return chunk;
    }

    private void grow(int chunk, int by) {
        sizes[chunk] += by;
        size += by;
        for (int i = chunk + 1; i < sums.length; i += i & -i) {
            sums[i] += by;
        }
    }

    private void split(int chunk) {
        reserve(used + 1);
        System.arraycopy(chunks, chunk + 1, chunks, chunk + 2, used - chunk - 1);
        System.arraycopy(sizes, chunk + 1, sizes, chunk + 2, used - chunk - 1);
        int kept = CHUNK_MAX / 2;
        Row[] upper = new Row[CHUNK_MAX];
        System.arraycopy(chunks[chunk], kept, upper, 0, CHUNK_MAX - kept);
        Arrays.fill(chunks[chunk], kept, CHUNK_MAX, null);
        chunks[chunk + 1] = upper;
        sizes[chunk] = kept;
        sizes[chunk + 1] = CHUNK_MAX - kept;
        used++;
        sum();
    }

    /// An empty chunk goes; one that fits half of a chunk together with the next becomes one with it.
    private void shrinkAround(int chunk) {
        if (sizes[chunk] == 0) {
            drop(chunk);
        } else if (chunk + 1 < used && sizes[chunk] + sizes[chunk + 1] <= CHUNK_MAX / 2) {
            System.arraycopy(chunks[chunk + 1], 0, chunks[chunk], sizes[chunk], sizes[chunk + 1]);
            sizes[chunk] += sizes[chunk + 1];
            drop(chunk + 1);
        }
    }

    private void drop(int chunk) {
        System.arraycopy(chunks, chunk + 1, chunks, chunk, used - chunk - 1);
        System.arraycopy(sizes, chunk + 1, sizes, chunk, used - chunk - 1);
        used--;
        chunks[used] = null;
        sizes[used] = 0;
        sum();
    }

    private void reserve(int count) {
        if (count > chunks.length) {
            int capacity = Math.max(count, chunks.length * 2);
            chunks = Arrays.copyOf(chunks, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            sums = new int[capacity + 1];
        }
    }

    private void sum() {
        Arrays.fill(sums, 0);
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sizes[i - 1];
            int parent = i + (i & -i);
            if (parent < sums.length) {
                sums[parent] += sums[i];
            }
        }
    }
}
