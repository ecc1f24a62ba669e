package dev.guildhall.common.guild;

import dev.guildhall.common.protocol.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Which rows of a member list a session looks at: blocks of a hundred, block 1 being rows 100 to 199. Clients ask
/// in hundreds; whoever asks otherwise gets the blocks that hold what it asked for.
///
/// `numbers` ascend, none twice.
public record RowBlocks(List<Integer> numbers) {
    public static final RowBlocks NONE = new RowBlocks(List.of());

    private static final int ROWS = Limits.MEMBER_LIST_BLOCK_ROWS;

    public RowBlocks {
        numbers = List.copyOf(numbers);
    }

    public static RowBlocks of(Collection<Integer> numbers) {
        return new RowBlocks(new ArrayList<>(new TreeSet<>(numbers)));
    }

    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    public boolean hasRow(int row) {
        return numbers.contains(row / ROWS);
    }

    /// The last row, -1 when there is none.
    public int lastRow() {
        return numbers.isEmpty() ? -1 : to(numbers.getLast());
    }

    public RowBlocks plus(RowBlocks more) {
        List<Integer> all = new ArrayList<>(numbers);
        all.addAll(more.numbers);
        return of(all);
    }

    public RowBlocks minus(RowBlocks less) {
        return new RowBlocks(
                numbers.stream().filter(each -> !less.numbers.contains(each)).toList());
    }

    /// The first row of a block.
    public static int from(int number) {
        return number * ROWS;
    }

    /// The last row of a block.
    public static int to(int number) {
        return number * ROWS + ROWS - 1;
    }
}
